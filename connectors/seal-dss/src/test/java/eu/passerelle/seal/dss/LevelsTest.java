package eu.passerelle.seal.dss;

import static eu.passerelle.seal.dss.LevelScene.seal;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.model.Credential;
import eu.passerelle.seal.dss.DssSealSettings.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seals whose stamps are of another one, were touched, end, or are made on two threads. */
@Tag("slow")
class LevelsTest {

    @TempDir
    Path directory;

    private LevelScene scene;

    @BeforeEach
    void start() throws Exception {
        scene = new LevelScene(directory);
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    private static String text(Credential sealed) {
        return new String(sealed.content(), StandardCharsets.UTF_8);
    }

    /** The unsigned part of a seal, in which its stamps are. */
    private static String unsigned(String sealed) {
        return sealed.replaceAll("(?s).*\"etsiU\":\\[([^\\]]*)\\].*", "$1");
    }

    @ParameterizedTest
    @EnumSource(names = "B", mode = EnumSource.Mode.EXCLUDE)
    void findOutAStampOfAnotherSeal(Level level) {
        CredentialSealer sealer = scene.sealer(level);
        String one = text(seal(sealer, "{\"n\":1}"));
        String other = text(seal(sealer, "{\"n\":2}"));

        String swapped = one.replace(unsigned(one), unsigned(other));

        assertThat(swapped).isNotEqualTo(one).contains(unsigned(other));
        assertThat(scene.verdict(one.getBytes(StandardCharsets.UTF_8)).intact()).isTrue();
        assertThat(scene.verdict(swapped.getBytes(StandardCharsets.UTF_8)).intact())
                .isFalse();
    }

    @Test
    void findOutAStampThatWasTouched() {
        String sealed = text(seal(scene.sealer(Level.T)));
        String stamp = unsigned(sealed).replace("\"", "");
        String inside = new String(Base64.getUrlDecoder().decode(stamp), StandardCharsets.UTF_8);
        String token = inside.replaceAll("(?s).*\"val\":\"([^\"]+)\".*", "$1");
        byte[] bytes = Base64.getDecoder().decode(token);
        bytes[bytes.length - 3] ^= 1;
        String touched = inside.replace(token, Base64.getEncoder().encodeToString(bytes));

        String tampered = sealed.replace(
                stamp,
                Base64.getUrlEncoder().withoutPadding().encodeToString(touched.getBytes(StandardCharsets.UTF_8)));

        assertThat(tampered).isNotEqualTo(sealed);
        assertThat(scene.verdict(tampered.getBytes(StandardCharsets.UTF_8)).intact())
                .isFalse();
    }

    @Test
    void renewAnArchiveTimeStampBeforeItEnds() {
        CredentialSealer sealer = scene.sealer(Level.LTA);
        byte[] sealed = seal(sealer).content();
        long before = scene.stamps.stamps();

        byte[] renewed = sealer.renewed(sealed);

        assertThat(sealer.renews()).isTrue();
        assertThat(sealer.provenUntil(sealed))
                .contains(scene.stamps.certificate().getNotAfter().toInstant());
        assertThat(sealer.provenUntil(renewed)).isPresent();
        assertThat(scene.stamps.stamps()).as("one stamp more").isEqualTo(before + 1);
        assertThat(renewed.length).isGreaterThan(sealed.length);
        assertThat(scene.verdict(renewed).intact()).isTrue();
        assertThat(scene.verdict(renewed).trusted()).isTrue();
        assertThat(scene.verdict(renewed).level()).isEqualTo("JAdES-BASELINE-LTA");
        String payload = new String(renewed, StandardCharsets.UTF_8);
        assertThat(payload).contains("{\\\"n\\\":1}");
    }

    @Test
    void doNotRenewWhatHasNoArchiveTimeStamp() {
        CredentialSealer sealer = scene.sealer(Level.T);
        byte[] sealed = seal(sealer).content();

        assertThat(sealer.renews()).isFalse();
        assertThat(sealer.provenUntil(sealed)).isEmpty();
        assertThat(sealer.renewed(sealed)).isEqualTo(sealed);
    }

    @Test
    void areReachedOnTwoThreadsAtOnce() throws Exception {
        CredentialSealer sealer = scene.sealer(Level.T);
        Callable<List<Credential>> sealing = () -> {
            List<Credential> sealed = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                sealed.add(seal(sealer, "{\"n\":" + i + "}"));
            }
            return sealed;
        };

        List<Future<List<Credential>>> threads;
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            threads = pool.invokeAll(List.of(sealing, sealing));
        }

        for (Future<List<Credential>> thread : threads) {
            assertThat(thread.get()).hasSize(40);
            assertThat(scene.verdict(thread.get().getLast().content()).intact()).isTrue();
        }
    }
}
