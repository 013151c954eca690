package eu.passerelle.journal;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes credentials back because a person says so, inside the caller's transaction. Status lists follow by themselves
 * (migration V12); what was not delivered yet is not delivered any more,
 * and learners who have it are told where that can be done.
 */
final class Revoking {

    static final String RULE = "revoked";

    /** Of credential c: the words of why it cannot be revoked; one {@code when} after another. */
    static final String NOT =
            "c.status <> 'ACTIVE' then 'It is ' || lower(c.status) || ' already: there is nothing to revoke.'";

    private final JdbcTemplate jdbc;
    private final Withdrawals withdrawals;
    private final Steps steps;

    Revoking(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.withdrawals = new Withdrawals(jdbc);
        this.steps = new Steps(jdbc);
    }

    /** @return how many held until now */
    int carryOut(CredentialOrder order, String who) {
        UUID[] asked = order.credentials().toArray(UUID[]::new);
        TransferLocks.take(jdbc, asked);
        UUID[] coming = comingAnew(asked);
        List<UUID> held = jdbc.query(
                "update credential set status = 'REVOKED', status_reason = ? where id = any(?) and status = 'ACTIVE'"
                        + " returning id",
                (row, number) -> row.getObject(1, UUID.class),
                told(order.reason()),
                asked);
        CredentialNotices.add(jdbc, held.toArray(UUID[]::new));
        withdrawals.declineWaiting(
                Stream.concat(held.stream(), Stream.of(coming)).toArray(UUID[]::new),
                RULE,
                "Its credential was revoked: " + told(order.reason()) + ".");
        steps.add(Stream.concat(held.stream(), Stream.of(coming))
                .map(id -> new Steps.Step(id, "revoked", "revoked", told(order.reason()) + ", by " + who))
                .toList());
        return held.size();
    }

    /**
     * Successors that people have asked for and that are not issued yet, locked as whoever issues them locks. What is revoked
     * must not come back by them; one that the university has corrected since is its own word, and goes on.
     */
    private UUID[] comingAnew(UUID[] asked) {
        return jdbc.query(
                        "select n.id from transfer o join transfer n on n.university = o.university"
                                + " and n.source_key = o.source_key and n.version > o.version"
                                + " join sync_run r on r.id = n.run and r.trigger = 'REISSUE'"
                                + " join credential c on c.id = o.id and c.status = 'ACTIVE' where o.id = any(?)"
                                + " and n.state in ('PULLED', 'REFERRED', 'FAILED') order by n.id for no key update of n",
                        (row, number) -> row.getObject(1, UUID.class),
                        (Object) asked)
                .toArray(UUID[]::new);
    }

    /** For verifiers and learners: the reason of the list, not the words of who asked. */
    static String told(CredentialOrder.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
