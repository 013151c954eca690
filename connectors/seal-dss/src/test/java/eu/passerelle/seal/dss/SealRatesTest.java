package eu.passerelle.seal.dss;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.seal.dss.SealRates.Rates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class SealRatesTest {

    private static final Logger LOG = LoggerFactory.getLogger(SealRatesTest.class);

    @TempDir
    Path directory;

    @Test
    void reachSixtyPercentOfTheBareSignature() throws Exception {
        SealRates rates = SealRates.measure(new SealFiles(directory).sealer(), Duration.ofSeconds(6));

        LOG.info("one thread: {}", told(rates.oneThread()));
        LOG.info("two threads: {}", told(rates.twoThreads()));
        assertThat(rates.oneThread().ratio()).isGreaterThan(0.6);
    }

    @Test
    void areMeasuredOnContentAsCredentialsHaveIt() {
        assertThat(SealRates.content(2)).asString(StandardCharsets.UTF_8).isEqualTo("{}");
        assertThat(SealRates.content(SealRates.REALISTIC).length)
                .isBetween(SealRates.REALISTIC - 200, SealRates.REALISTIC + 200);
    }

    private static String told(Rates rates) {
        return "%.0f signatures/s, %.0f empty seals/s, %.0f seals of 40 KB/s: %.0f %%"
                .formatted(rates.signatures(), rates.emptySeals(), rates.realisticSeals(), 100 * rates.ratio());
    }
}
