package eu.passerelle.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full") // a figure of this machine: what else runs on it beside the test must not fail a build
class RecognitionSpeedTest {

    private static final int BATCH = 10_000;
    private static final int BATCHES = 12;

    /** The best of several batches: a busy machine slows a batch down, never up. */
    @Test
    void decidesTenThousandCasesASecondOnOneThread() {
        Recognition recognition = Tables.shipped();
        RecognitionCase judged = Cases.recognised().judged();
        long best = 0;

        for (int batch = 0; batch < BATCHES && best < 3 * BATCH; batch++) {
            long start = System.nanoTime();
            for (int i = 0; i < BATCH; i++) {
                assertThat(recognition.decide(judged, Cases.DAY)).isNotNull();
            }
            best = Math.max(best, BATCH * 1_000_000_000L / (System.nanoTime() - start));
        }

        assertThat(best).as("decisions a second, all five tables").isGreaterThan(10_000);
    }
}
