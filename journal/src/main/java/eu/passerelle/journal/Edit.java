package eu.passerelle.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another record that a person wants in the place of one that cannot be used; its content is opened apart.
 *
 * @param asThen a source record is read with the configuration of when it was pulled
 * @param answeredBy the second person, or who has withdrawn it
 */
public record Edit(
        UUID id,
        UUID transfer,
        String university,
        String sourceKey,
        PayloadKind kind,
        State state,
        boolean asThen,
        String reason,
        String by,
        Instant at,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        @Nullable String answer) {

    /** Where an edit is. */
    public enum State {
        /** Waits for a second person. */
        PROPOSED,
        /** Stands in the place of what was there, which is kept. */
        APPLIED,
        REJECTED,
        /** Taken back by who had made it. */
        WITHDRAWN
    }
}
