package eu.passerelle.journal;

import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CredentialIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Has results issued anew, inside the caller's transaction: each becomes a new version with the same content, which goes the
 * usual way. So it is judged by the policy of now, and its credential supersedes the old one in the transaction that
 * issues it: never are there two that hold.
 */
final class Reissuing {

    static final String RULE = "superseded";

    /** Of credential c, its transfer t and the result r: why it cannot be issued anew. */
    static final String NOT = "not r.live then 'The university has taken the result back: there is nothing to issue.'"
            + " when c.status = 'SUPERSEDED' or t.version <> r.version"
            + " then 'There is a newer version of this result: issue that one anew.'";

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

    private record Next(UUID old, UUID id, String university, String sourceKey, int version) {}

    /** @return how many are issued anew; the orders for it are sent by the sweeper */
    int carryOut(CredentialOrder order, String who) {
        List<Next> next = lock(order);
        Map<String, List<Next>> byUniversity = next.stream().collect(Collectors.groupingBy(Next::university));
        byUniversity.forEach((university, theirs) -> insert(order, university, theirs));
        withdrawals.declineWaiting(
                next.stream().map(Next::old).toArray(UUID[]::new), RULE, "Its credential is issued anew.");
        List<Steps.Step> told = new ArrayList<>();
        for (Next each : next) {
            String detail = Revoking.reason(order) + ", by " + who;
            told.add(new Steps.Step(each.old(), "reissued", "version " + each.version(), detail));
            told.add(new Steps.Step(each.id(), "pulled", "issued anew", detail));
        }
        steps.add(told);
        return next.size();
    }

    /** A sync that brings a newer version meanwhile waits, or was first: then there is nothing to do here. */
    private List<Next> lock(CredentialOrder order) {
        return jdbc
                .query(
                        "select t.id, r.university, r.source_key, r.version + 1, case when " + NOT
                                + " end from completion r join transfer t on t.university = r.university"
                                + " and t.source_key = r.source_key join credential c on c.id = t.id where t.id = any(?)"
                                + " order by r.university, r.source_key for update of r",
                        (row, number) -> row.getString(5) != null
                                ? Stream.<Next>empty()
                                : Stream.of(new Next(
                                        row.getObject(1, UUID.class),
                                        CredentialIds.of(
                                                new CompletionKey(row.getString(2), row.getString(3)), row.getInt(4)),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getInt(4))),
                        (Object) order.credentials().toArray(UUID[]::new))
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
                "issued anew: " + Revoking.reason(order));
        Object[] moved = {
            next.stream().map(Next::old).toArray(UUID[]::new),
            next.stream().map(Next::id).toArray(UUID[]::new)
        };
        String from = " from unnest(?::uuid[], ?::uuid[]) as n (old, id) join transfer t on t.id = n.old";
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
                        + " join stack_part p on p.stack = n.old",
                moved);
        payloads.add(next.stream().flatMap(this::copies).toList());
        outbox.add(Queues.COMPLETIONS, next.stream().map(Next::id).toList());
    }

    /** What it was made of, under the key of its new id. */
    private Stream<Payloads.Payload> copies(Next next) {
        return Stream.of(PayloadKind.RAW, PayloadKind.COMPLETION)
                .flatMap(kind -> payloads.find(next.old(), kind).stream())
                .map(old -> new Payloads.Payload(next.id(), old.kind(), old.mediaType(), old.content()));
    }
}
