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

    void settle(List<Settled> settled) {
        jdbc.batchUpdate(
                "update transfer set state = ?, rule = ?, reason = ?, missing = ?, next_attempt = null,"
                        + " responsible = null, failed_step = null, failure_kind = null, failure_group = null,"
                        + " as_then = false, updated_at = now() where id = ?",
                settled,
                100,
                (statement, row) -> {
                    statement.setString(1, row.state().name());
                    statement.setString(2, row.rule());
                    statement.setString(3, row.reason());
                    statement.setArray(
                            4,
                            statement
                                    .getConnection()
                                    .createArrayOf("text", row.missing().toArray()));
                    statement.setObject(5, row.id());
                });
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
