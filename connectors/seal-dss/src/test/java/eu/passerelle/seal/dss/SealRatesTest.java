package eu.passerelle.seal.dss;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SealRatesTest {

    /** In a JVM of its own, because counting coverage slows our loops and not the JDK's signature. */
    @Test
    @Tag("full") // a figure of this machine: what else runs on it beside the test must not fail a build
    void reachSixtyPercentOfTheBareSignature() throws Exception {
        Process bench = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DssSealBench.class.getName(),
                        "4")
                .inheritIO()
                .start();

        assertThat(bench.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(bench.exitValue()).as("see the bench's figures above").isZero();
    }

    @Test
    void areMeasuredOnContentAsCredentialsHaveIt() throws Exception {
        assertThat(SealRates.content(2)).asString(StandardCharsets.UTF_8).isEqualTo("{}");
        assertThat(SealRates.content(SealRates.REALISTIC).length)
                .isBetween(SealRates.REALISTIC - 200, SealRates.REALISTIC + 200);
        // a member that is there twice would let DSS's parser give up early and a comparison with it flatter
        assertThat(JsonUtil.parseJson(new String(SealRates.content(SealRates.REALISTIC), StandardCharsets.UTF_8)))
                .containsOnlyKeys("parts", "content");
    }
}
