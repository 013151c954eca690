package eu.passerelle.journal;

import eu.passerelle.model.Completion;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Learners who must still be told that a credential they have was revoked, by the targets that had delivered it. */
public final class CredentialNotices {

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final Payloads payloads;
    private final Steps steps;

    public CredentialNotices(JournalDatabase database, PayloadCipher cipher) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.payloads = new Payloads(jdbc, cipher);
        this.steps = new Steps(jdbc);
    }

    /** In the transaction that revokes. */
    static void add(JdbcTemplate jdbc, UUID[] revoked) {
        jdbc.update(
                "insert into credential_notice (transfer, target, next_attempt) select transfer, target, now()"
                        + " from delivery where transfer = any(?) and state = 'DELIVERED' on conflict do nothing",
                (Object) revoked);
    }

    /** @param attempts that have failed */
    public record Due(
            UUID transfer,
            String target,
            int attempts,
            Completion completion,
            String format,
            String mediaType,
            byte[] sealed) {}

    /** Each is given to one caller, and again after ten minutes unless its end was told. */
    public List<Due> due(int most) {
        return jdbc.query(
                "with mine as (update credential_notice n set next_attempt = now() + " + PageStore.LEASE
                        + " from (select transfer, target from credential_notice where state = 'PENDING'"
                        + " and next_attempt <= now() order by next_attempt limit ? for update skip locked) due"
                        + " where n.transfer = due.transfer and n.target = due.target"
                        + " returning n.transfer, n.target, n.attempts)"
                        + " select m.transfer, m.target, m.attempts, p.content, d.format, s.media_type, s.content"
                        + " from mine m join delivery d on d.transfer = m.transfer and d.target = m.target"
                        + " join payload p on p.transfer = m.transfer and p.kind = 'COMPLETION'"
                        + " join payload s on s.transfer = m.transfer and s.kind = 'SEALED' and s.format = d.format",
                (row, number) -> {
                    UUID id = row.getObject(1, UUID.class);
                    return new Due(
                            id,
                            row.getString(2),
                            row.getInt(3),
                            ModelJson.read(
                                    payloads.open(id, PayloadKind.COMPLETION, row.getBytes(4)), Completion.class),
                            row.getString(5),
                            row.getString(6),
                            payloads.openSealed(id, row.getString(5), row.getBytes(7)));
                },
                most);
    }

    /** @param told whether the learner was; false: this kind of recipient cannot be told */
    public void ended(Due due, boolean told) {
        end(due, told ? "TOLD" : "CANNOT", told ? "told that it holds no more" : "cannot be told");
    }

    /** It failed for good. */
    public void failed(Due due, String why) {
        end(due, "FAILED", "failed: " + why);
    }

    public void retry(Due due, Instant at) {
        jdbc.update(
                "update credential_notice set attempts = attempts + 1, next_attempt = ? where transfer = ? and target = ?",
                Timestamp.from(at),
                due.transfer(),
                due.target());
    }

    private void end(Due due, String state, String outcome) {
        database.transactions().executeWithoutResult(status -> {
            int changed = jdbc.update(
                    "update credential_notice set state = ?, next_attempt = null where transfer = ? and target = ?"
                            + " and state = 'PENDING'",
                    state,
                    due.transfer(),
                    due.target());
            if (changed > 0) {
                steps.add(List.of(new Steps.Step(due.transfer(), "learner:" + due.target(), outcome, null)));
            }
        });
    }
}
