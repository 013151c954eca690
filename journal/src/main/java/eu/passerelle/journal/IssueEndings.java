package eu.passerelle.journal;

import eu.passerelle.journal.IssueOutcome.Failed;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What stands in a transfer after its second hop, in the caller's transaction. */
final class IssueEndings {

    private final JdbcTemplate jdbc;

    IssueEndings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a transfer has come to. */
    record Settled(
            UUID id,
            TransferState state,
            String rule,
            @Nullable String reason,
            List<String> missing) {}

    /** One statement, so that what it changes is counted once. */
    void settle(List<Settled> settled) {
        jdbc.update(
                "update transfer t set state = n.state, rule = n.rule, reason = n.reason,"
                        + " missing = string_to_array(n.missing, chr(31)), next_attempt = null,"
                        + " responsible = null, failed_step = null, failure_kind = null, failure_group = null,"
                        + " as_then = false, updated_at = now()"
                        + " from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])"
                        + " as n (id, state, rule, reason, missing) where t.id = n.id",
                settled.stream().map(Settled::id).toArray(UUID[]::new),
                settled.stream().map(row -> row.state().name()).toArray(String[]::new),
                settled.stream().map(Settled::rule).toArray(String[]::new),
                settled.stream().map(Settled::reason).toArray(String[]::new),
                settled.stream()
                        .map(row -> String.join("\u001f", row.missing()))
                        .toArray(String[]::new));
    }

    void fail(Failed failed) {
        Failure failure = failed.failure();
        jdbc.update(
                "update transfer set state = ?, reason = ?, responsible = ?, failed_step = ?, failure_kind = ?,"
                        + " failure_group = ?, attempts = attempts + 1, next_attempt = ?, updated_at = now()"
                        + " where id = ?",
                (failure.retryAt() == null ? TransferState.FAILED : TransferState.PULLED).name(),
                failure.message(),
                failure.responsible(),
                failure.step(),
                failure.kind(),
                failure.group(),
                failure.retryAt() == null ? null : Timestamp.from(failure.retryAt()),
                failed.transfer());
    }
}
