package eu.passerelle.seal.jose;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Credential;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FormatRatesTest {

    /** In a JVM of its own, because counting coverage slows our loops and not the JDK's signature. */
    @Test
    @Tag("full") // a figure of this machine: what else runs on it beside the test must not fail a build
    void reachTwoThousandSdJwtOnTwoCores() throws Exception {
        Process bench = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FormatBench.class.getName(),
                        "6")
                .inheritIO()
                .start();

        assertThat(bench.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(bench.exitValue()).as("see the bench's figures above").isZero();
    }

    @Test
    void countWhatIsIssuedBesideTheBareSignature() {
        TestKey key = TestKey.p256();

        FormatRates rates = FormatRates.measure(
                key,
                () -> {
                    key.sign(new byte[32]);
                    key.sign(new byte[32]);
                    return new Credential(new UUID(0, 1), "x", "text/plain", key.sign(new byte[32]));
                },
                Duration.ofMillis(800));

        assertThat(rates.oneThread().signatures()).isPositive();
        assertThat(rates.oneThread().ratio()).isBetween(0.1, 0.9);
    }
}
