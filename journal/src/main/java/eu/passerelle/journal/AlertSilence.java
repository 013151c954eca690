package eu.passerelle.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What nobody is told of for a while. It is still watched and shown.
 *
 * @param rule null: of every rule
 * @param university null: of every university, and of what belongs to none
 */
public record AlertSilence(
        UUID id,
        @Nullable String rule,
        @Nullable String university,
        Instant until,
        String reason,
        String by,
        Instant madeAt) {

    public boolean covers(AlertText text) {
        return (rule == null || rule.equals(text.rule()))
                && (university == null || university.equals(text.university()));
    }
}
