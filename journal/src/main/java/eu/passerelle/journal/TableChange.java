package eu.passerelle.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of a decision table that somebody has proposed.
 *
 * @param key whose table of which name: {@code release}, {@code awarding/aveiro/release}
 * @param version name of the file and the first digits of its hash
 * @param impact what it would do to past decisions
 * @param fourEyes whether a second person must confirm it
 * @param note why
 */
public record TableChange(
        UUID id,
        String key,
        String version,
        LocalDate from,
        Texts texts,
        Impact impact,
        boolean fourEyes,
        State state,
        String note,
        String by,
        Instant at,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        @Nullable String answer) {

    /**
     * What is to be written.
     *
     * @param path of the table's file below {@code recognition/}
     * @param examples text of the file beside it
     */
    public record Texts(String path, String dmn, String examples) {}

    /**
     * What was found before it was proposed.
     *
     * @param decisions past decisions that were judged again
     * @param changed of these, how many would fall otherwise
     */
    public record Impact(long decisions, long changed) {}

    /** What became of it. */
    public enum State {
        PROPOSED,
        ACTIVE,
        REJECTED,
        WITHDRAWN
    }
}
