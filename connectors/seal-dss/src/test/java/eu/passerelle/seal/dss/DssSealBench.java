package eu.passerelle.seal.dss;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.seal.dss.SealRates.Rates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures a demo seal in a JVM of its own and tells the figures; ends with 1 below the promised rate. */
public final class DssSealBench {

    private static final Logger LOG = LoggerFactory.getLogger(DssSealBench.class);
    private static final double PROMISED = 0.6;
    /** A busy machine may spoil one; a slow seal spoils them all. */
    private static final int ATTEMPTS = 3;

    private DssSealBench() {}

    /** The one argument is for how many seconds to measure. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("seal-bench");
        CredentialSealer sealer = new SealFiles(directory).sealer();

        Duration duration = Duration.ofSeconds(Long.parseLong(arguments[0]));
        boolean kept = false;
        for (int attempt = 1; attempt <= ATTEMPTS && !kept; attempt++) {
            SealRates rates = SealRates.measure(sealer, duration);
            LOG.info("one thread:  {}", told(rates.oneThread()));
            LOG.info("two threads: {}", told(rates.twoThreads()));
            kept = rates.oneThread().ratio() >= PROMISED;
        }
        System.exit(kept ? 0 : 1);
    }

    private static String told(Rates rates) {
        return "%.0f signatures/s, %.0f empty seals/s, %.0f seals of 40 KB/s: %.0f %%"
                .formatted(rates.signatures(), rates.emptySeals(), rates.realisticSeals(), 100 * rates.ratio());
    }
}
