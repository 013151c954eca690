package eu.passerelle.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One telling of one alert to one channel.
 *
 * @param id the same at every attempt: receivers know duplicates by it
 * @param at when there was something to tell
 * @param nextAttempt null when there will be none
 * @param endedAt when it was sent or given up
 * @param failure why the last attempt failed; null when none has
 */
public record AlertNotice(
        UUID id,
        @Nullable UUID alert,
        Kind kind,
        String channel,
        AlertText text,
        Instant at,
        State state,
        int attempts,
        @Nullable Instant nextAttempt,
        @Nullable Instant endedAt,
        @Nullable String failure) {

    /** What is told. */
    public enum Kind {
        OPENED,
        /** It still stands. */
        REMINDED,
        RESOLVED,
        /** A person tries the channel. */
        TEST
    }

    /** How far the telling is. */
    public enum State {
        WAITING,
        SENT,
        /** No more attempts. */
        GIVEN_UP
    }
}
