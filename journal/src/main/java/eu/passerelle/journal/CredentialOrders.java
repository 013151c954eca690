package eu.passerelle.journal;

import eu.passerelle.journal.CredentialOrder.Asked;
import eu.passerelle.journal.CredentialOrder.Kind;
import eu.passerelle.journal.CredentialOrder.Prospect;
import eu.passerelle.journal.CredentialOrder.Reason;
import eu.passerelle.journal.CredentialOrder.State;
import eu.passerelle.journal.Rulings.Speaker;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Revokes credentials and issues them anew for people: one at once, several when a second person has approved. An order
 * is carried out once, in one transaction; a credential that is in no state for it is left as it is.
 */
public final class CredentialOrders {

    private static final int DEADLOCKS = 3;

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final Revoking revoking;
    private final Reissuing reissuing;

    public CredentialOrders(JournalDatabase database, PayloadCipher cipher) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.revoking = new Revoking(jdbc);
        this.reissuing = new Reissuing(jdbc, cipher);
    }

    /**
     * What it would do with each of them; changes nothing. Those that there is none of are absent.
     *
     * @param reason null while none was chosen
     */
    public List<Prospect> prospects(Kind kind, @Nullable Reason reason, List<UUID> credentials) {
        return jdbc.query(
                "select c.id, c.university, t.source_key, t.version, c.status, case when "
                        + (kind == Kind.REVOKE ? Revoking.NOT : Reissuing.not(reason))
                        + " end as not_so from credential c"
                        + " join transfer t on t.id = c.id join completion r on r.university = t.university"
                        + " and r.source_key = t.source_key where c.id = any(?) order by t.university, t.source_key",
                (row, number) -> new Prospect(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getString(5),
                        row.getString(6)),
                (Object) credentials.toArray(UUID[]::new));
    }

    /**
     * Asks. A single credential is done with at once; for several the order waits for a second person.
     *
     * @return empty where nothing can be done with any of them
     */
    public Optional<CredentialOrder> ask(Asked asked, Speaker who) {
        return retried(() -> {
            List<Prospect> able = prospects(asked.kind(), asked.reason(), asked.credentials()).stream()
                    .filter(each -> each.not() == null)
                    .toList();
            if (able.isEmpty()) {
                return Optional.empty();
            }
            UUID[] ids = able.stream().map(Prospect::credential).toArray(UUID[]::new);
            UUID order = UUID.randomUUID();
            jdbc.update(
                    "insert into credential_order (id, kind, state, credentials, universities, reason, explanation,"
                            + " made_by) values (?, ?, 'PROPOSED', ?, ?, ?, ?, ?)",
                    order,
                    asked.kind().name(),
                    ids,
                    able.stream().map(Prospect::university).distinct().toArray(String[]::new),
                    asked.reason().name(),
                    asked.explanation(),
                    who.name().text());
            audit(who, asked.kind(), "asked", order, ids.length, asked.reason() + ": " + asked.explanation());
            if (ids.length == 1) {
                carryOut(find(order).orElseThrow(), who.name());
            }
            return find(order);
        });
    }

    /** What came of an answer to a proposal. */
    public enum Answer {
        DONE,
        /** There is no such order. */
        UNKNOWN,
        /** It was answered before. */
        ANSWERED,
        /** By the one who asked: a second person must. */
        SAME_PERSON
    }

    public Answer approve(UUID order, Speaker who, @Nullable String answer) {
        return answer(order, who, answer, true);
    }

    public Answer reject(UUID order, Speaker who, @Nullable String answer) {
        return answer(order, who, answer, false);
    }

    private Answer answer(UUID id, Speaker who, @Nullable String answer, boolean approved) {
        return retried(() -> {
            jdbc.queryForList("select id from credential_order where id = ? for update", UUID.class, id);
            CredentialOrder order = find(id).orElse(null);
            if (order == null) {
                return Answer.UNKNOWN;
            }
            if (order.state() != State.PROPOSED) {
                return Answer.ANSWERED;
            }
            if (approved && who.name().is(order.by())) {
                return Answer.SAME_PERSON;
            }
            jdbc.update(
                    "update credential_order set answered_by = ?, answered_at = clock_timestamp(), answer = ?,"
                            + " state = case when ? then state else 'REJECTED' end where id = ?",
                    who.name().text(),
                    answer,
                    approved,
                    id);
            audit(
                    who,
                    order.kind(),
                    approved ? "approved" : "rejected",
                    id,
                    order.credentials().size(),
                    answer);
            if (approved) {
                carryOut(order, who.name());
            }
            return Answer.DONE;
        });
    }

    private void carryOut(CredentialOrder order, PersonSaid who) {
        int done = order.kind() == Kind.REVOKE
                ? revoking.carryOut(order, who.text())
                : reissuing.carryOut(order, who.text());
        jdbc.update("update credential_order set state = 'DONE', done = ? where id = ?", done, order.id());
    }

    /** By who has called; what he says of himself stands beside it. */
    private void audit(Speaker who, Kind kind, String what, UUID order, int many, @Nullable String detail) {
        String action = kind.name().toLowerCase(Locale.ROOT) + " " + what;
        Audit.add(
                jdbc,
                who.caller(),
                action,
                "order " + order,
                many + " credentials, as " + who.name().text() + ": " + Objects.requireNonNullElse(detail, ""));
    }

    /** A sync that stores the same results at this moment may be in the way: one of the two begins again. */
    private <T> T retried(java.util.function.Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(database.transactions().execute(status -> work.get()));
            } catch (PessimisticLockingFailureException e) {
                if (attempt == DEADLOCKS) {
                    throw e;
                }
            }
        }
    }

    public Optional<CredentialOrder> find(UUID order) {
        return orders(" where id = ?", order).stream().findFirst();
    }

    /** What waits for a second person first, then the newest. */
    public List<CredentialOrder> recent(int most) {
        return recent(Universities.ALL, most);
    }

    /** As {@link #recent(int)}, those of these universities only. */
    public List<CredentialOrder> recent(Universities of, int most) {
        return orders(
                " where ?::text[] is null or universities <@ ?::text[] order by state = 'PROPOSED' desc, made_at desc limit ?",
                of.array(),
                of.array(),
                Math.clamp(most, 1, 200));
    }

    /** Orders that name a credential, oldest first. */
    public List<CredentialOrder> of(UUID credential) {
        return orders(" where credentials @> array[?::uuid] order by made_at", credential);
    }

    private List<CredentialOrder> orders(String which, @Nullable Object... arguments) {
        return jdbc.query("select * from credential_order" + which, (row, number) -> order(row), arguments);
    }

    private static CredentialOrder order(ResultSet row) throws SQLException {
        return new CredentialOrder(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                List.of((UUID[]) row.getArray("credentials").getArray()),
                List.of((String[]) row.getArray("universities").getArray()),
                Reason.valueOf(row.getString("reason")),
                row.getString("explanation"),
                row.getString("made_by"),
                Objects.requireNonNull(SyncRuns.instant(row, "made_at")),
                row.getString("answered_by"),
                SyncRuns.instant(row, "answered_at"),
                row.getString("answer"),
                row.getInt("done"));
    }
}
