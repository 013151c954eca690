package eu.passerelle.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about a referred transfer, which is one version of one result. Carries no personal data of learners.
 *
 * @param rule that had referred it: what the ruling answers
 * @param missing what was missing then
 * @param by who decided, by the name that was said
 * @param answeredBy who approved, rejected or withdrew it; null where nobody has, or nobody needs to
 * @param answer in the words of the latter
 */
public record Ruling(
        UUID id,
        UUID transfer,
        Answer decision,
        State state,
        String rule,
        List<String> missing,
        String reason,
        String by,
        Instant at,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        @Nullable String answer) {

    /** What a person may say. */
    public enum Answer {
        /** A credential is issued although the tables do not say so: an override, which a second person approves. */
        RECOGNISE,
        /** No credential; nobody else is asked. */
        DECLINE,
        /** The university is to say something first; the transfer stays referred. */
        ASK_BACK
    }

    /** What became of it. */
    public enum State {
        /** Waits for a second person. */
        PROPOSED,
        IN_FORCE,
        /** A second person said no. */
        REJECTED,
        /** Taken back by who made it, or replaced. */
        WITHDRAWN
    }

    public Ruling {
        missing = List.copyOf(missing);
    }
}
