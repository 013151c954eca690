package eu.passerelle.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one SIS.
 *
 * @param since only results of this date and later are taken; null for a whole run
 * @param seen source records on all pages
 * @param unchanged of these known as they are
 * @param read new versions and rejected records
 * @param passedOver results older than {@code since}, left to a whole run
 * @param message why it waits or was stopped
 * @param configuration version of the university's configuration that it began or last went on with; null before it
 *     begins to read
 * @param moves of a run with a date: whether the university's position moves to its end; of a whole one: whether it began
 *     from the beginning
 */
public record SyncRun(
        UUID id,
        String university,
        Trigger trigger,
        State state,
        @Nullable Instant scheduledAt,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant nextAttempt,
        @Nullable LocalDate since,
        int attempts,
        int pages,
        int seen,
        int unchanged,
        int read,
        int withdrawn,
        int passedOver,
        @Nullable String message,
        @Nullable Integer configuration,
        boolean moves) {

    /** What the message of a run says that the guard against mass withdrawal has stopped. */
    static final String GUARD = "more than the guard";

    /** Whether it was stopped because more would have been withdrawn than the university's guard allows. */
    public boolean stoppedByGuard() {
        return state == State.STOPPED && message != null && message.contains(GUARD);
    }

    /** Whether it takes only a part of what it reads: it withdraws nothing by absence and keeps its own position. */
    public boolean takesPart() {
        return since != null;
    }

    /** What started a run. */
    public enum Trigger {
        SCHEDULE,
        MANUAL,
        CATCH_UP,
        /** Nothing is read: people have credentials issued anew, each a new version of its result. */
        REISSUE
    }

    /** Where a run is. */
    public enum State {
        RUNNING,
        /** The SIS failed in a way worth trying again; goes on from its watermark. */
        WAITING,
        DONE,
        /** A person must act: refused by the SIS, or the guard against mass withdrawal. */
        STOPPED
    }
}
