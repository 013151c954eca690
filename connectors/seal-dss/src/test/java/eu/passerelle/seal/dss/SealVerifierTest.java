package eu.passerelle.seal.dss;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.keys.DemoCertificates;
import eu.passerelle.model.Credential;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealVerifierTest {

    @TempDir
    Path directory;

    private SealFiles files;
    private SealVerifier verifier;
    private String sealed;

    @BeforeEach
    void sealOne() throws Exception {
        files = new SealFiles(directory);
        verifier = new SealVerifier(List.of(files.authority()));
        Credential credential = files.sealer().seal(SealFiles.credential("{\"grade\":\"3\"}"), SealFiles.NOW);
        sealed = new String(credential.content(), StandardCharsets.UTF_8);
    }

    private SealVerdict verify(String document) {
        return verifier.verify(document.getBytes(StandardCharsets.UTF_8));
    }

    private String part(String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(sealed);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private String withHeader(UnaryOperator<String> change) {
        String header = new String(Base64.getUrlDecoder().decode(part("protected")), StandardCharsets.UTF_8);
        String changed = change.apply(header);
        assertThat(changed).isNotEqualTo(header);
        return sealed.replace(
                part("protected"),
                Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8)));
    }

    /** DSS itself cannot: as many verifiers as there are, one document is judged at a time. */
    @Test
    void judgesByManyVerifiersAtOnce() throws Exception {
        Callable<List<SealVerdict>> judging = () -> Stream.generate(() -> new SealVerifier(List.of(files.authority())))
                .limit(40)
                .map(each -> each.verify(sealed.getBytes(StandardCharsets.UTF_8)))
                .toList();

        List<Future<List<SealVerdict>>> threads;
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            threads = pool.invokeAll(Collections.nCopies(4, judging));
        }

        for (Future<List<SealVerdict>> thread : threads) {
            assertThat(thread.get()).hasSize(40).allMatch(SealVerdict::intact);
        }
    }

    @Test
    void findsTheSealIntact() {
        assertThat(verify(sealed).intact()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3 ", "\u0663"})
    void findsAnotherText(String grade) {
        String tampered = sealed.replace("\\\"3\\\"", "\\\"" + grade + "\\\"");

        assertThat(tampered).isNotEqualTo(sealed);
        assertThat(verify(tampered).intact()).isFalse();
        assertThat(verify(tampered).problems()).isNotEmpty();
    }

    @Test
    void findsAnotherSignature() {
        String signature = part("signature");
        String other = (signature.charAt(10) == 'A' ? 'B' : 'A') + signature.substring(11);

        assertThat(verify(sealed.replace(signature, signature.substring(0, 10) + other))
                        .intact())
                .isFalse();
    }

    @Test
    void findsAnotherTimeInTheHeader() {
        String tampered = withHeader(header -> header.replaceAll("\"iat\":\\d+", "\"iat\":1700000000"));

        assertThat(verify(tampered).intact()).isFalse();
    }

    @Test
    void findsAHeaderThatAsksForNoSignature() {
        assertThat(verify(withHeader(header -> header.replace("ES256", "none"))).intact())
                .isFalse();
    }

    @Test
    void findsTheSealOfOneUnderTheCertificateOfAnother() throws Exception {
        String other = Base64.getEncoder()
                .encodeToString(files.issue(SealFiles.UNIVERSITY, SealFiles.VALID, DemoCertificates.p256())
                        .certificate()
                        .getEncoded());

        String tampered =
                withHeader(header -> header.replaceAll("\"x5c\":\\[\"[^\"]+\"]", "\"x5c\":[\"" + other + "\"]"));

        assertThat(verify(tampered).intact()).isFalse();
    }

    @Test
    void findsAPayloadThatIsThereTwice() {
        String tampered = sealed.replaceFirst("\\{", "{\"payload\":\"{}\",");

        assertThat(verify(tampered).intact()).isFalse();
    }

    @Test
    void trustsNobodyUntold() {
        SealVerdict verdict = new SealVerifier(List.of()).verify(sealed.getBytes(StandardCharsets.UTF_8));

        assertThat(verdict.intact()).isTrue();
        assertThat(verdict.trusted()).isFalse();
        assertThat(verdict.problems()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"id\":\"urn:credential:1\"}",
                "<xml/>",
                "{\"payload\":\"{}\",\"signatures\":[]}",
                "{\"payload\":\"{}\",\"signatures\":[{\"protected\":\"!\",\"signature\":\"!\"}]}",
                "{\"payload\":",
                "a.b.c",
                "%PDF-1.7"
            })
    void saysWhatIsNotSealed(String document) {
        SealVerdict verdict = verify(document);

        assertThat(verdict.intact()).isFalse();
        assertThat(verdict.trusted()).isFalse();
        assertThat(verdict.problems()).isNotEmpty();
    }
}
