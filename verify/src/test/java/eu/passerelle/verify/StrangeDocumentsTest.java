package eu.passerelle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.certificate.CertificateTemplates;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.pdf.CertificatePdf;
import eu.passerelle.model.Credential;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no credential, PDFs, and what was made to harm. */
@Tag("slow")
class StrangeDocumentsTest {

    private final Verification alone = new Verification(Policy.alone(Clock.systemUTC()));

    @TempDir
    private Path home;

    private Report verify(String text) {
        return alone.verify(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String format(Report report) {
        assertThat(report.overall()).as(report.toString()).isEqualTo(Overall.CANNOT_BE_JUDGED);
        return report.steps().stream()
                .filter(step -> step.check() == Check.FORMAT)
                .findFirst()
                .orElseThrow()
                .reason();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "{}",
                "[]",
                "{\"a\":1,\"a\":2}",
                "null",
                "eyJhbGciOiJub25lIn0.e30.",
                "<html></html>",
                "PK\u0003\u0004 a zip",
                "{\"payload\": 1}"
            })
    void knowsWhatIsNoCredential(String text) {
        assertThat(format(verify(text))).isEqualTo("unknown");
    }

    @Test
    void looksAtNothingThatIsEmptyOrTooLarge() {
        assertThat(format(verify(" \n"))).isEqualTo("empty");
        assertThat(format(alone.verify(new byte[Verification.LARGEST + 1]))).isEqualTo("large");
    }

    @Test
    void endsSoonWithDeepNesting() {
        long start = System.nanoTime();

        assertThat(format(verify("{\"a\":" + "[".repeat(1_000_000)))).isEqualTo("unknown");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void readsNoEntitiesInXml() {
        String bomb = """
                <!DOCTYPE elmo [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
                <elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"><learner>&b;&c;</learner></elmo>""";

        assertThat(format(verify(bomb))).isEqualTo("xml");
    }

    @Test
    void findsTheCredentialInAPdf() {
        World world = new World(home);
        Credential sealed = world.edc(Achievements.full());
        byte[] pdf = new CertificatePdf(CertificateTemplates.standard()).of(Achievements.full(), sealed);

        Report report = new Verification(world.policy(world.everybody(), java.time.Instant.now())).verify(pdf);

        assertThat(report.overall()).as(report.toString()).isEqualTo(Overall.VALID);
        assertThat(report.attached()).isTrue();
        assertThat(report.kind()).isEqualTo(Kind.EDC);
    }

    @Test
    void judgesNoPdfWithoutOrWithSeveralCredentials() throws IOException {
        byte[] sd = new World(home).good(Kind.SD_JWT);

        assertThat(format(verify("%PDF-1.7\nnothing"))).isEqualTo("pdf");
        assertThat(format(alone.verify(pdf(sd, sd)))).isEqualTo("several");
        assertThat(format(alone.verify(pdf("text".getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo("pdf");
    }

    /** 50 MB of zeros in 50 KB. */
    @Test
    void unpacksNoMoreThanACredentialMayHave() throws IOException {
        byte[] bomb = pdf(new byte[50_000_000]);
        assertThat(bomb.length).isLessThan(100_000);

        assertThat(format(alone.verify(bomb))).isEqualTo("pdf");
    }

    private static byte[] pdf(byte[]... attachments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
        for (byte[] attachment : attachments) {
            byte[] packed = Lists.zlib(attachment);
            out.write(("1 0 obj\n<</Type /EmbeddedFile /Filter /FlateDecode /Length " + packed.length + ">>\nstream\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(packed);
            out.write("\nendstream\nendobj\n".getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    /** Whatever is done to them, there is an answer. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void hasAnAnswerForEverything(int seed) {
        World world = new World(home);
        Random random = new Random(seed);
        for (Kind kind : Kind.values()) {
            if (kind == Kind.UNKNOWN || kind == Kind.EDC) {
                continue;
            }
            byte[] good = world.good(kind);
            for (int i = 0; i < 14; i++) {
                byte[] changed = i % 2 == 0 ? good.clone() : Arrays.copyOf(good, random.nextInt(good.length));
                for (int j = 0; j < 3 && changed.length > 0; j++) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
                assertThat(alone.verify(changed).overall()).isNotNull().isNotEqualTo(Overall.VALID);
            }
        }
    }
}
