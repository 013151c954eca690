package eu.passerelle.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people do to transfers; every action and every read of a payload is in the audit log. */
public final class Repairs {

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final PutBack putBack;
    private final Payloads payloads;

    public Repairs(JournalDatabase database, PayloadCipher cipher) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.putBack = new PutBack(jdbc);
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

    private List<UUID> retry(String which, String subject, String who, @Nullable Object... arguments) {
        return java.util.Objects.requireNonNull(database.transactions().execute(status -> {
            List<UUID> again = new ArrayList<>(jdbc.query(
                    "select id from transfer where " + which + " order by id for no key update",
                    (row, number) -> row.getObject(1, UUID.class),
                    arguments));
            again.removeAll(putBack.refusals(again, RetryOrder.USUAL).keySet());
            putBack.put(again, RetryOrder.USUAL, who);
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
