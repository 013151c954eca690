package eu.passerelle.journal;

import eu.passerelle.journal.CredentialOrder.Reason;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CredentialIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Has results issued anew, inside the caller's transaction: each becomes a new version with the same content, which goes the
 * usual way. So it is judged by the policy of now, and its credential supersedes the old one in the transaction that
 * issues it: never are there two that hold.
 */
final class Reissuing {

    static final String RULE = "superseded";

    private static final String SAME_RESULT =
            "transfer n where n.university = t.university and n.source_key = t.source_key";

    /** The state of the newest version; null where it is this one, or where revoking this one has ended it on its way. */
    private static final String NEWEST = "(select n.state from " + SAME_RESULT
            + " and n.version = r.version and n.id <> t.id and n.rule is distinct from '" + Revoking.RULE + "')";

    private static final String NOT =
            "not r.live then 'The university has taken the result back: there is nothing to issue.'"
                    + " when c.status = 'SUPERSEDED' or exists (select 1 from " + SAME_RESULT
                    + " and n.version > t.version and exists (select 1 from credential k where k.id = n.id))"
                    + " then 'There is a newer version of this result: issue that one anew.' when " + NEWEST
                    + " is not null then 'A newer version of this result has no credential (' || lower(" + NEWEST
                    + ") || '): its transfer says what can be done.'";

    /** What was revoked for a reason does not come back because something else is to be renewed. */
    private static final String REVOKED = " when c.status = 'REVOKED' then 'It was revoked (' ||"
            + " coalesce(c.status_reason, 'nobody says why') || '): only the reason REVOKED_IN_ERROR issues it anew.'";

    private static final String REVOKED_BUT_FOR_KEY = REVOKED.replace(
            " then ", " and c.status_reason is distinct from '" + Revoking.told(Reason.KEY_COMPROMISED) + "' then ");

    /**
     * Of credential c, its transfer t and the result r: why it cannot be issued anew; one {@code when} after another.
     *
     * @param reason null while nobody has said one
     */
    static String not(@Nullable Reason reason) {
        return switch (reason) {
            case null -> NOT;
            case REVOKED_IN_ERROR -> NOT;
            case SEAL_RENEWED -> NOT + REVOKED_BUT_FOR_KEY;
            default -> NOT + REVOKED;
        };
    }

    private final JdbcTemplate jdbc;
    private final Payloads payloads;
    private final Steps steps;
    private final Outbox outbox;
    private final Withdrawals withdrawals;

    Reissuing(JdbcTemplate jdbc, PayloadCipher cipher) {
        this.jdbc = jdbc;
        this.payloads = new Payloads(jdbc, cipher);
        this.steps = new Steps(jdbc);
        this.outbox = new Outbox(jdbc);
        this.withdrawals = new Withdrawals(jdbc);
    }

    private record Next(UUID old, UUID id, String university, String sourceKey, int version) {

        /** The newest version until now: the old one, or a successor that was ended on its way. */
        UUID last() {
            return CredentialIds.of(new CompletionKey(university, sourceKey), version - 1);
        }
    }

    /** @return how many are issued anew; the orders for it are sent by the sweeper */
    int carryOut(CredentialOrder order, String who) {
        List<Next> next = lock(order);
        Map<String, List<Next>> byUniversity = next.stream().collect(Collectors.groupingBy(Next::university));
        byUniversity.forEach((university, theirs) -> insert(order, university, theirs));
        withdrawals.declineWaiting(
                next.stream().map(Next::old).toArray(UUID[]::new), RULE, "Its credential is issued anew.");
        List<Steps.Step> told = new ArrayList<>();
        for (Next each : next) {
            String detail = Revoking.told(order.reason()) + ", by " + who;
            told.add(new Steps.Step(each.old(), "reissued", "version " + each.version(), detail));
            told.add(new Steps.Step(each.id(), "pulled", "issued anew", detail));
        }
        steps.add(told);
        return next.size();
    }

    /** A sync that brings a newer version, or who revokes, waits, or was first: then there is nothing to do here. */
    private List<Next> lock(CredentialOrder order) {
        UUID[] asked = order.credentials().toArray(UUID[]::new);
        jdbc.queryForList(
                "select 1 from completion r join transfer t on t.university = r.university and t.source_key = r.source_key"
                        + " where t.id = any(?) order by r.university, r.source_key for update of r",
                Integer.class,
                (Object) asked);
        TransferLocks.take(jdbc, asked);
        return jdbc
                .query(
                        "select t.id, r.university, r.source_key, r.version + 1, case when " + not(order.reason())
                                + " end from completion r join transfer t on t.university = r.university"
                                + " and t.source_key = r.source_key join credential c on c.id = t.id where t.id = any(?)"
                                + " order by r.university, r.source_key",
                        (row, number) -> row.getString(5) != null
                                ? Stream.<Next>empty()
                                : Stream.of(new Next(
                                        row.getObject(1, UUID.class),
                                        CredentialIds.of(
                                                new CompletionKey(row.getString(2), row.getString(3)), row.getInt(4)),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getInt(4))),
                        (Object) asked)
                .stream()
                .flatMap(each -> each)
                .toList();
    }

    private void insert(CredentialOrder order, String university, List<Next> next) {
        UUID run = UUID.randomUUID();
        jdbc.update(
                "insert into sync_run (id, university, trigger, state, owner, ended_at, seen, read, read_to_end, message)"
                        + " values (?, ?, 'REISSUE', 'DONE', ?, now(), ?, ?, true, ?)",
                run,
                university,
                order.by(),
                next.size(),
                next.size(),
                "issued anew: " + Revoking.told(order.reason()));
        Object[] moved = {
            next.stream().map(Next::last).toArray(UUID[]::new),
            next.stream().map(Next::id).toArray(UUID[]::new)
        };
        String from = " from unnest(?::uuid[], ?::uuid[]) as n (last, id) join transfer t on t.id = n.last";
        jdbc.update(
                "update completion c set version = t.version + 1" + from
                        + " where c.university = t.university and c.source_key = t.source_key",
                moved);
        jdbc.update(
                "insert into transfer (id, run, university, source_key, version, state, opportunity_code, learner,"
                        + " next_attempt) select n.id, '" + run + "', t.university, t.source_key, t.version + 1,"
                        + " 'PULLED', t.opportunity_code, t.learner, now() + " + PageStore.LEASE + from,
                moved);
        jdbc.update(
                "insert into stack_part (stack, part) select n.id, p.part" + from
                        + " join stack_part p on p.stack = n.last",
                moved);
        payloads.add(next.stream().flatMap(this::copies).toList());
        outbox.add(Queues.COMPLETIONS, next.stream().map(Next::id).toList());
    }

    /** What it was made of, under the key of its new id. */
    private Stream<Payloads.Payload> copies(Next next) {
        return Stream.of(PayloadKind.RAW, PayloadKind.COMPLETION)
                .flatMap(kind -> payloads.find(next.last(), kind).stream())
                .map(last -> new Payloads.Payload(next.id(), last.kind(), last.mediaType(), last.content()));
    }
}
