package eu.passerelle.journal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to look for in the audit log; every part may be absent.
 *
 * @param before only entries with a smaller id: the next page
 * @param who part of the name of who did it
 * @param what part of what was done, to what, or why
 * @param subject exactly what it was done to
 * @param university whose
 * @param from when, at the earliest
 * @param to when, before this
 */
public record AuditSearch(
        @Nullable Long before,
        @Nullable String who,
        @Nullable String what,
        @Nullable String subject,
        @Nullable String university,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** A condition on {@code audit a}, and its parameters. */
    record Condition(String sql, List<Object> parameters) {

        private Condition() {
            this("true", new ArrayList<>());
        }

        private Condition and(String sql, @Nullable Object parameter, int times) {
            if (parameter == null || parameter.equals("")) {
                return this;
            }
            for (int i = 0; i < times; i++) {
                parameters.add(parameter);
            }
            return new Condition(this.sql + " and " + sql, parameters);
        }
    }

    Condition condition(Universities of) {
        return new Condition()
                .and("a.id < ?", before, 1)
                .and("position(lower(?) in lower(a.who)) > 0", who, 1)
                .and(
                        "(position(lower(?) in lower(a.action)) > 0 or position(lower(?) in lower(a.subject)) > 0"
                                + " or position(lower(?) in lower(a.detail)) > 0)",
                        what,
                        3)
                .and("a.subject = ?", subject, 1)
                .and("a.university = ?", university, 1)
                .and("a.at >= ?", from == null ? null : Timestamp.from(from), 1)
                .and("a.at < ?", to == null ? null : Timestamp.from(to), 1)
                .and("a.university = any(?)", of.array(), 1);
    }
}
