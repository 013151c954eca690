package eu.passerelle.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people do to transfers; every action and every read of a payload is in the audit log. */
public final class Repairs {

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final Steps steps;
    private final Payloads payloads;

    public Repairs(JournalDatabase database, PayloadCipher cipher) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.steps = new Steps(jdbc);
        this.payloads = new Payloads(jdbc, cipher);
    }

    /** @return whether it was in a state from which it can be tried again: failed, referred, or waiting for a retry */
    public boolean retry(UUID transfer, String who) {
        return !retry("id = ?", transfer.toString(), who, transfer).isEmpty();
    }

    /**
     * The learner asks for a credential that the university releases on request; one that waits for that goes on.
     *
     * @return whether there is such a transfer
     */
    public boolean release(UUID transfer, String who) {
        int known = jdbc.update(
                "insert into release_request (university, source_key, asked_by) select university, source_key, ?"
                        + " from transfer where id = ? on conflict (university, source_key)"
                        + " do update set asked_by = excluded.asked_by",
                who,
                transfer);
        Audit.add(jdbc, who, "release", transfer.toString(), known == 0 ? "no such transfer" : "asked for");
        retry(transfer, who);
        return known > 0;
    }

    /** @return those of these universities that were put back on their way */
    public List<UUID> retryGroup(String failureGroup, String who, Universities of) {
        return retry(
                "failure_group = ? and state = 'FAILED' and " + Universities.condition("university"),
                failureGroup,
                who,
                failureGroup,
                of.array(),
                of.array());
    }

    /**
     * @return those of them that were put back on their way: the others are in no state to be tried again, or of another
     *     university
     */
    public List<UUID> retryAll(List<UUID> transfers, String who, Universities of) {
        return retry(
                "id = any(?) and " + Universities.condition("university"),
                transfers.size() + " selected",
                who,
                transfers.toArray(UUID[]::new),
                of.array(),
                of.array());
    }

    private List<UUID> retry(String which, String subject, String who, @Nullable Object... arguments) {
        return java.util.Objects.requireNonNull(database.transactions().execute(status -> {
            // where a credential was sealed its deliveries are tried again, else the whole second step
            List<UUID> again = jdbc.query(
                    "update transfer t set state = case when exists (select 1 from delivery d where d.transfer = t.id)"
                            + " then 'ISSUED' else 'PULLED' end, attempts = 0, updated_at = now(),"
                            + " next_attempt = case when exists (select 1 from delivery d where d.transfer = t.id)"
                            + " then null else now() end"
                            + " where " + which + " and (state in ('FAILED', 'REFERRED')"
                            + " or state in ('PULLED', 'ISSUED') and attempts > 0) returning id",
                    (row, number) -> row.getObject(1, UUID.class),
                    arguments);
            jdbc.update(
                    "update delivery set state = 'PENDING', attempts = 0, next_attempt = now(), updated_at = now()"
                            + " where transfer = any(?) and state in ('FAILED', 'PENDING')",
                    (Object) again.toArray(UUID[]::new));
            steps.add(again.stream()
                    .map(id -> new Steps.Step(id, "replayed", "queued", "by " + who))
                    .toList());
            Audit.add(jdbc, who, "retry", subject, again.size() + " transfers");
            return again;
        }));
    }

    /**
     * A payload in clear, for a person who may see it.
     *
     * @param format of a sealed credential; empty for everything else
     * @param purpose why, kept in the audit log
     */
    public Optional<OpenedPayload> open(UUID transfer, PayloadKind kind, String format, String who, String purpose) {
        Audit.add(jdbc, who, "read payload", (transfer + " " + kind + " " + format).strip(), purpose);
        return payloads.find(transfer, kind, format)
                .map(payload -> new OpenedPayload(payload.mediaType(), payload.content()));
    }

    /** A decrypted payload. */
    public record OpenedPayload(String mediaType, byte[] content) {}
}
