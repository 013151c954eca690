package eu.passerelle.alerts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * From when on people are told.
 *
 * @param failedInHour share of the transfers of the last hour that failed, above 0 and at most 1; 0.25 when absent
 * @param failedInDay the same of the last day; 0.1 when absent
 * @param failedLeast so many must have failed at least; 10 when absent
 * @param watermarkAge how long a university with a schedule may not have been read to the end; {@code P2D} when absent
 * @param circuitOpen how long a target may not answer; {@code PT15M} when absent; for the hub only
 * @param queueLeast so many must wait in a queue at least; 1000 when absent; for the hub only
 * @param queueWithin how long they do not become less; {@code PT30M} when absent; for the hub only
 */
public record Thresholds(
        @Nullable Double failedInHour,
        @Nullable Double failedInDay,
        @Nullable Integer failedLeast,
        @Nullable Duration watermarkAge,
        @Nullable Duration circuitOpen,
        @Nullable Integer queueLeast,
        @Nullable Duration queueWithin) {

    static final Thresholds USUAL =
            new Thresholds(0.25, 0.1, 10, Duration.ofDays(2), Duration.ofMinutes(15), 1_000, Duration.ofMinutes(30));

    public Thresholds {
        share("failedInHour", failedInHour);
        share("failedInDay", failedInDay);
        if (failedLeast != null && failedLeast < 1 || queueLeast != null && queueLeast < 1) {
            throw new IllegalArgumentException("failedLeast and queueLeast are 1 or more");
        }
    }

    private static void share(String key, @Nullable Double value) {
        if (value != null && !(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(key + " is a share above 0 and at most 1, for example 0.25");
        }
    }

    /** These, and where one is absent the other's. */
    Thresholds over(Thresholds other) {
        return new Thresholds(
                failedInHour == null ? other.failedInHour : failedInHour,
                failedInDay == null ? other.failedInDay : failedInDay,
                failedLeast == null ? other.failedLeast : failedLeast,
                watermarkAge == null ? other.watermarkAge : watermarkAge,
                circuitOpen == null ? other.circuitOpen : circuitOpen,
                queueLeast == null ? other.queueLeast : queueLeast,
                queueWithin == null ? other.queueWithin : queueWithin);
    }
}
