package eu.passerelle.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one SIS.
 *
 * @param seen source records on all pages
 * @param unchanged of these known as they are
 * @param read new versions and rejected records
 * @param message why it waits or was stopped
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
        int attempts,
        int pages,
        int seen,
        int unchanged,
        int read,
        int withdrawn,
        @Nullable String message) {

    /** What started a run. */
    public enum Trigger {
        SCHEDULE,
        MANUAL,
        CATCH_UP
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
