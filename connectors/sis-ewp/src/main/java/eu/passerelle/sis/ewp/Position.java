package eu.passerelle.sis.ewp;

import eu.passerelle.connectors.Watermark;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has read the mobilities of one index, in the order of their ids.
 *
 * @param modifiedSince what the index was asked for; null for all
 * @param started when it was asked, from which the next run asks; null while it has not been
 * @param after the last mobility that was read
 */
record Position(@Nullable Instant modifiedSince, @Nullable Instant started, String after) {

    private static final String ENDED = "since";
    private static final String RUNNING = "run";
    private static final String ALL = "-";

    static Position of(Watermark watermark, Duration overlap) {
        String[] parts = watermark.value().split(" ", 4);
        try {
            if (parts.length == 2 && parts[0].equals(ENDED)) {
                return new Position(Instant.parse(parts[1]).minus(overlap), null, "");
            }
            if (parts.length == 4 && parts[0].equals(RUNNING)) {
                return new Position(
                        parts[1].equals(ALL) ? null : Instant.parse(parts[1]), Instant.parse(parts[2]), parts[3]);
            }
        } catch (DateTimeException e) {
            return new Position(null, null, "");
        }
        return new Position(null, null, "");
    }

    static Watermark running(@Nullable Instant modifiedSince, Instant started, String after) {
        return new Watermark(
                RUNNING + ' ' + (modifiedSince == null ? ALL : modifiedSince) + ' ' + started + ' ' + after);
    }

    static Watermark ended(Instant started) {
        return new Watermark(ENDED + ' ' + started);
    }
}
