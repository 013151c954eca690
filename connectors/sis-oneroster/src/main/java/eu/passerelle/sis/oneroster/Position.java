package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.json.IsoMoment;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has read rows that are sorted by {@code dateLastModified}. Offsets count only within the rows of one
 * time stamp: rows that are modified while a run goes on move to the end, and an offset into the whole list would then
 * pass rows over.
 *
 * @param from rows of this time and later follow; null for all
 * @param read rows of exactly this time that were read
 * @param anchor hash of the last of these; where it stands elsewhere now, rows have moved and the time is read again
 * @param tries how often it was read again
 */
record Position(@Nullable Instant from, int read, String anchor, int tries) {

    static final Position START = new Position(null, 0, "", 0);

    private static final String ENDED = "since";
    private static final String RUNNING = "at";

    /** Where a run goes on; one that starts goes back by the overlap. */
    static Position of(Watermark watermark, Duration overlap) {
        String[] parts = watermark.value().split(" ", -1);
        try {
            if (parts.length == 2 && parts[0].equals(ENDED)) {
                return new Position(IsoMoment.of(parts[1]).minus(overlap), 0, "", 0);
            }
            if (parts.length == 5 && parts[0].equals(RUNNING)) {
                return new Position(
                        IsoMoment.of(parts[1]), Integer.parseInt(parts[2]), parts[3], Integer.parseInt(parts[4]));
            }
        } catch (DateTimeException | NumberFormatException e) {
            return START;
        }
        return START;
    }

    Position again() {
        return new Position(from, 0, "", tries + 1);
    }

    Watermark watermark() {
        return from == null
                ? Watermark.NONE
                : new Watermark(RUNNING + ' ' + from + ' ' + read + ' ' + anchor + ' ' + tries);
    }

    /** The end of a run whose newest row has this time. */
    static Watermark ended(@Nullable Instant newest) {
        return newest == null ? Watermark.NONE : new Watermark(ENDED + ' ' + newest);
    }

    /** Time stamps are compared in milliseconds, which the filter is written in. */
    static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
