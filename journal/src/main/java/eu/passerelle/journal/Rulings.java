package eu.passerelle.journal;

import eu.passerelle.journal.Ruling.Answer;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What people decide about referred transfers: declined at once, recognised when a second person approves, asked back. In
 * force it sends the transfer through its second step again, which follows it. All of it is in the audit log.
 */
public final class Rulings {

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final Steps steps;

    public Rulings(JournalDatabase database) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.steps = new Steps(jdbc);
    }

    /** What became of it. */
    public sealed interface Result {
        record Done(Ruling ruling) implements Result {}

        /** There is no such transfer. */
        record Unknown() implements Result {}

        /** @param why not, and what to do */
        record Refused(String why) implements Result {}
    }

    /** A person who speaks: who holds the key to the API, and the name that was said, which nobody has proven. */
    public record Speaker(String caller, PersonSaid name) {

        public Speaker(String caller, String name) {
            this(caller, new PersonSaid(name));
        }
    }

    private record Referred(UUID id, TransferState state, String rule, List<String> missing) {}

    /** @param reason in the words of who decides; kept, so without names and numbers of learners */
    public Result rule(UUID transfer, Answer answer, Speaker who, String reason) {
        return referred(transfer, referred -> {
            Ruling proposed = proposed(transfer);
            if (proposed != null) {
                return new Result.Refused(
                        "A proposal of " + proposed.by() + " waits for a second person: approve or reject it first.");
            }
            UUID id = UUID.randomUUID();
            boolean atOnce = answer != Answer.RECOGNISE;
            if (answer == Answer.DECLINE) {
                replaceInForce(transfer, who);
            }
            jdbc.update(
                    "insert into ruling (id, transfer, decision, state, rule, missing, reason, made_by)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    transfer,
                    answer.name(),
                    (atOnce ? Ruling.State.IN_FORCE : Ruling.State.PROPOSED).name(),
                    referred.rule(),
                    referred.missing().toArray(String[]::new),
                    reason,
                    who.name().text());
            tell(transfer, who, answer + (atOnce ? "" : " proposed"), reason);
            if (answer == Answer.DECLINE) {
                goOn(transfer);
            }
            return done(id);
        });
    }

    /** A second person's yes: the override is in force. */
    public Result approve(UUID transfer, Speaker who, String reason) {
        return referred(transfer, referred -> {
            Ruling proposed = proposed(transfer);
            if (proposed == null) {
                return nothingProposed(transfer);
            }
            if (who.name().is(proposed.by())) {
                return new Result.Refused(
                        "Who proposed it cannot approve it: a second person must, with another name.");
            }
            if (!proposed.rule().equals(referred.rule())) {
                return new Result.Refused("It was proposed when " + proposed.rule() + " had referred it, now "
                        + referred.rule() + " does: reject the proposal and decide anew.");
            }
            replaceInForce(transfer, who);
            answer(proposed, Ruling.State.IN_FORCE, who, reason);
            goOn(transfer);
            return done(proposed.id());
        });
    }

    /** A second person's no; or who proposed it takes it back. The transfer stays referred. */
    public Result reject(UUID transfer, Speaker who, String reason) {
        return referred(transfer, referred -> {
            Ruling proposed = proposed(transfer);
            if (proposed == null) {
                return nothingProposed(transfer);
            }
            answer(
                    proposed,
                    who.name().is(proposed.by()) ? Ruling.State.WITHDRAWN : Ruling.State.REJECTED,
                    who,
                    reason);
            return done(proposed.id());
        });
    }

    /** With the transfer locked, so that of two who speak at once the second sees what the first has said. */
    private Result referred(UUID transfer, Function<Referred, Result> then) {
        return Objects.requireNonNull(database.transactions().execute(status -> {
            Referred found = jdbc
                    .query(
                            "select state, rule, missing from transfer where id = ? for no key update",
                            (row, number) -> new Referred(
                                    transfer,
                                    TransferState.valueOf(row.getString(1)),
                                    Objects.requireNonNullElse(row.getString(2), ""),
                                    texts(row.getArray(3))),
                            transfer)
                    .stream()
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                return new Result.Unknown();
            }
            if (found.state() != TransferState.REFERRED) {
                return new Result.Refused("Transfer " + transfer + " is " + found.state()
                        + "; only what is referred can be decided by people.");
            }
            if (found.rule().equals(IdentityConflict.RULE)) {
                return new Result.Refused(
                        "Whose result it is must be said first: page 'Who is who', or './hub learners review'.");
            }
            return then.apply(found);
        }));
    }

    private Result nothingProposed(UUID transfer) {
        return new Result.Refused("No proposal waits for transfer " + transfer + "; perhaps it was answered already.");
    }

    /** A ruling that could not be followed gives way to the next one. */
    private void replaceInForce(UUID transfer, Speaker who) {
        jdbc.update(
                "update ruling set state = 'WITHDRAWN', answered_by = coalesce(answered_by, ?),"
                        + " answered_at = coalesce(answered_at, now()), answer = coalesce(answer, 'replaced')"
                        + " where transfer = ? and state = 'IN_FORCE' and decision <> 'ASK_BACK'",
                who.name().text(),
                transfer);
    }

    private void answer(Ruling proposed, Ruling.State state, Speaker who, String reason) {
        jdbc.update(
                "update ruling set state = ?, answered_by = ?, answered_at = clock_timestamp(), answer = ? where id = ?",
                state.name(),
                who.name().text(),
                reason,
                proposed.id());
        tell(proposed.transfer(), who, proposed.decision() + " " + state, reason);
    }

    private void goOn(UUID transfer) {
        jdbc.update(
                "update transfer set state = 'PULLED', attempts = 0, next_attempt = now(), updated_at = now()"
                        + " where id = ?",
                transfer);
    }

    private void tell(UUID transfer, Speaker who, String what, String reason) {
        String said = what.replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
        steps.add(List.of(
                new Steps.Step(transfer, "ruling", said, "by " + who.name().text() + ": " + reason)));
        Audit.add(
                jdbc,
                who.caller(),
                "ruling",
                transfer.toString(),
                said + " as " + who.name().text() + ": " + reason);
    }

    private @Nullable Ruling proposed(UUID transfer) {
        return find("transfer = ? and state = 'PROPOSED'", transfer).stream()
                .findFirst()
                .orElse(null);
    }

    private Result done(UUID id) {
        return new Result.Done(find("id = ?", id).getFirst());
    }

    /** Of one transfer, oldest first. */
    List<Ruling> of(UUID transfer) {
        return find("transfer = ?", transfer);
    }

    /** The newest of each of these transfers that has one. */
    Map<UUID, Ruling> newest(List<UUID> transfers) {
        return jdbc
                .query(
                        "select distinct on (transfer) * from ruling where transfer = any(?)"
                                + " order by transfer, made_at desc, id desc",
                        (row, number) -> ruling(row),
                        (Object) transfers.toArray(UUID[]::new))
                .stream()
                .collect(Collectors.toMap(Ruling::transfer, ruling -> ruling));
    }

    private List<Ruling> find(String which, Object argument) {
        return jdbc.query(
                "select * from ruling where " + which + " order by made_at, id",
                (row, number) -> ruling(row),
                argument);
    }

    static Ruling ruling(ResultSet row) throws SQLException {
        return new Ruling(
                row.getObject("id", UUID.class),
                row.getObject("transfer", UUID.class),
                Answer.valueOf(row.getString("decision")),
                Ruling.State.valueOf(row.getString("state")),
                row.getString("rule"),
                texts(row.getArray("missing")),
                row.getString("reason"),
                row.getString("made_by"),
                Objects.requireNonNull(SyncRuns.instant(row, "made_at")),
                row.getString("answered_by"),
                SyncRuns.instant(row, "answered_at"),
                row.getString("answer"));
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
