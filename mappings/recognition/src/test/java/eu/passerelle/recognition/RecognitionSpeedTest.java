package eu.passerelle.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Six tables of 200 rows each, all asked for every decision; CPU time of one thread. */
@Tag("slow")
class RecognitionSpeedTest {

    private static final int DECISIONS = 100_000;

    @Test
    void theEngineAloneRecognisesTheSame() {
        RecognitionRates rates = RecognitionRates.of(300);

        assertThat(rates.decide(300)).isEqualTo(300).isEqualTo(rates.byTheEngine(300));
    }

    @Tag("full") // a figure of this machine: what else runs on it beside the test must not fail a build
    @Test
    void decidesAHundredThousandTimesInTenSeconds() {
        RecognitionRates rates = RecognitionRates.of(DECISIONS);
        long begin = cpu();

        rates.decide(DECISIONS);

        Duration used = Duration.ofNanos(cpu() - begin);
        long beforeEngine = cpu();
        rates.byTheEngine(DECISIONS / 50);
        Duration engine = Duration.ofNanos(cpu() - beforeEngine).multipliedBy(50);
        assertThat(used).isLessThan(Duration.ofSeconds(10)).isLessThan(engine);
        java.util.logging.Logger.getLogger(getClass().getName())
                .info("100,000 decisions: %d ms, by the engine alone about %d ms"
                        .formatted(used.toMillis(), engine.toMillis()));
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
