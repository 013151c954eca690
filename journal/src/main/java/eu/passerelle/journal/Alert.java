package eu.passerelle.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A condition that somebody must know of, as it stands.
 *
 * @param key what makes it this condition and no other: rule and subject
 * @param attended whether a person is at it, so that nobody is reminded
 * @param since when it was seen first, without a break
 * @param openedAt when it had lasted long enough to be an alert; null before
 * @param toldAt when people were told last; null when nobody was
 * @param absentSince since when it is not seen any more; null while it is
 * @param resolvedAt end of the newest episode; null before the first end
 * @param times how often it was opened
 */
public record Alert(
        UUID id,
        String key,
        AlertText text,
        State state,
        boolean attended,
        Instant since,
        @Nullable Instant openedAt,
        @Nullable Instant toldAt,
        @Nullable Instant absentSince,
        @Nullable Instant resolvedAt,
        int times) {

    /** How a condition stands. */
    public enum State {
        /** Seen, but not long enough yet. */
        PENDING,
        OPEN,
        RESOLVED
    }
}
