package eu.passerelle.seal.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IntegrityRatesTest {

    /** In a JVM of its own, because counting coverage slows our loops and not the JDK's signature. */
    @Test
    @Tag("full") // a figure of this machine: what else runs on it beside the test must not fail a build
    void reachAThousandBadgesASecondOnTwoThreads() throws Exception {
        Process bench = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IntegrityBench.class.getName(),
                        "4")
                .inheritIO()
                .start();

        assertThat(bench.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(bench.exitValue()).as("see the bench's figures above").isZero();
    }
}
