package eu.passerelle.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Puts transfers back on their way from a step, and says which must not be, and why: docs/decisions/0040. Everything happens
 * in the caller's transaction.
 */
final class PutBack {

    /** The target has said that it does not have the credential and does not take it; after any other answer it may have it. */
    private static final String REFUSED = "('TargetRefused', 'CredentialInvalid', 'ConfigurationInvalid')";

    private static final String MAY_BE_HAD = "(exists (select 1 from delivery d where d.transfer = t.id"
            + " and (d.state <> 'FAILED' or coalesce(d.kind, '') not in " + REFUSED + "))"
            + " or exists (select 1 from wallet_copy w where w.transfer = t.id)"
            + " or exists (select 1 from credential_offer o where o.transfer = t.id and o.state in ('REDEEMED', 'CLAIMED'))"
            + " or exists (select 1 from claim_visit v where v.transfer = t.id)"
            + " or exists (select 1 from claim_share s where s.transfer = t.id)"
            + " or exists (select 1 from stack_part s where s.part = t.id))";

    private static final String STATE_IS =
            "'It is ' || lower(t.state) || '; only failed and referred transfers, and those"
                    + " that wait for their next attempt, can be tried again.'";
    private static final String GONE =
            "'A newer version of this result has arrived, or the university has taken it back.'";
    private static final String NOT_HELD = "'Its credential was superseded or revoked.'";
    private static final String HAD =
            "'A target or the learner has its credential, or may have it: handing over again is all"
                    + " that is safe (from DELIVER). A correction comes as a new version from the SIS.'";

    /** Null where it may be done; transfer {@code t}, its credential {@code k}, its completion {@code c}. */
    static String refusal(RetryFrom from) {
        return switch (from) {
            case FAILED ->
                "case when t.state in ('FAILED', 'REFERRED') or t.state in ('PULLED', 'ISSUED') and t.attempts > 0"
                        + " then null else " + STATE_IS + " end";
            case DELIVER ->
                "case when k.id is null then 'Nothing is sealed yet that could be handed over: retry from ISSUE.'"
                        + " when k.status <> 'ACTIVE' then " + NOT_HELD
                        + " when t.state = 'DELIVERED' then 'Every target has it; it is never handed over twice.'"
                        + " when t.state not in ('FAILED', 'ISSUED') then " + STATE_IS
                        + " when exists (select 1 from delivery d where d.transfer = t.id"
                        + " and (?::text is null or d.target = ?) and (d.state = 'FAILED' or d.state = 'PENDING'"
                        + " and d.attempts > 0)) then null"
                        + " else 'Nothing has failed there: the target has it, it is on its way, or it was not sealed for"
                        + " that target.' end";
            case ISSUE -> anew("");
            case READ ->
                anew(" when not exists (select 1 from payload p where p.transfer = t.id and p.kind = 'RAW')"
                        + " then 'Its source record is not kept.' when t.state = 'REJECTED' then null");
        };
    }

    /** As {@link #refusal}, for what is chosen now: what a job is about to send is not sent by another one, too. */
    static String refusalNow(RetryFrom from) {
        return "coalesce(" + refusal(from) + ", case when exists (select 1 from retry_item i join retry_batch b"
                + " on b.id = i.batch and b.state = 'RUNNING' where i.transfer = t.id and i.state = 'QUEUED')"
                + " then 'It waits its turn in another retry already.' end)";
    }

    private static String anew(String also) {
        return "case when c.version is distinct from t.version or not c.live then " + GONE + also
                + " when t.state = 'REFERRED' or k.id is null and (t.state = 'FAILED' or t.state = 'PULLED' and t.attempts > 0)"
                + " then null when t.state <> 'FAILED' then " + STATE_IS + " when k.status <> 'ACTIVE' then " + NOT_HELD
                + " when " + MAY_BE_HAD + " then " + HAD + " else null end";
    }

    /** What {@link #refusal} names. */
    static final String JOIN = " left join credential k on k.id = t.id"
            + " left join completion c on c.university = t.university and c.source_key = t.source_key";

    private final JdbcTemplate jdbc;
    private final Steps steps;

    PutBack(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.steps = new Steps(jdbc);
    }

    /** In the order in which everybody locks. */
    void lock(List<UUID> transfers) {
        TransferLocks.take(jdbc, ids(transfers));
    }

    /** @return why not, by transfer; locked by the caller. One that is absent may be tried again */
    Map<UUID, String> refusals(List<UUID> transfers, RetryOrder order) {
        Map<UUID, String> refusals = new HashMap<>();
        transfers.forEach(id -> refusals.put(id, "There is no such transfer."));
        String sql = "select t.id, " + refusal(order.from()) + " from transfer t" + JOIN + " where t.id = any(?)";
        @Nullable
        Object[] arguments = order.from() == RetryFrom.DELIVER
                ? new @Nullable Object[] {order.target(), order.target(), ids(transfers)}
                : new @Nullable Object[] {ids(transfers)};
        jdbc.query(
                sql,
                row -> {
                    UUID id = row.getObject(1, UUID.class);
                    String why = row.getString(2);
                    if (why == null) {
                        refusals.remove(id);
                    } else {
                        refusals.put(id, why);
                    }
                },
                arguments);
        return refusals;
    }

    /** Those of which nothing is refused; locked by the caller. What is read again is stored by {@link ReadAgain}. */
    void put(List<UUID> transfers, RetryOrder order, String who) {
        switch (order.from()) {
            case FAILED -> whereFailed(transfers);
            case DELIVER -> deliver(transfers, order);
            case ISSUE, READ -> anew(transfers, order.asThen());
        }
        steps.add(transfers.stream()
                .map(id -> new Steps.Step(id, "replayed", "queued", order.told(who)))
                .toList());
    }

    private void whereFailed(List<UUID> transfers) {
        String sealed = "exists (select 1 from delivery d where d.transfer = t.id)";
        jdbc.update(
                "update transfer t set state = case when " + sealed + " then 'ISSUED' else 'PULLED' end, attempts = 0,"
                        + " next_attempt = case when " + sealed + " then null else now() end, as_then = false,"
                        + " updated_at = now() where id = any(?)",
                (Object) ids(transfers));
        jdbc.update(
                "update delivery set state = 'PENDING', attempts = 0, next_attempt = now(), updated_at = now()"
                        + " where transfer = any(?) and state in ('FAILED', 'PENDING')",
                (Object) ids(transfers));
    }

    private void deliver(List<UUID> transfers, RetryOrder order) {
        jdbc.update(
                "update transfer set state = 'ISSUED', attempts = 0, next_attempt = null, updated_at = now()"
                        + " where id = any(?)",
                (Object) ids(transfers));
        jdbc.update(
                "update delivery set state = 'PENDING', attempts = 0, next_attempt = now(), updated_at = now()"
                        + " where transfer = any(?) and (?::text is null or target = ?)"
                        + " and (state = 'FAILED' or state = 'PENDING' and attempts > 0)",
                ids(transfers),
                order.target(),
                order.target());
    }

    /** A credential that nobody can have is put aside, with its deliveries; the next one has the same id. */
    private void anew(List<UUID> transfers, boolean asThen) {
        setAside(transfers, PayloadKind.SEALED, PayloadKind.ACHIEVEMENT);
        jdbc.update("delete from delivery where transfer = any(?)", (Object) ids(transfers));
        jdbc.update("delete from archive_stamp where credential = any(?)", (Object) ids(transfers));
        jdbc.update("delete from credential where id = any(?)", (Object) ids(transfers));
        jdbc.update(
                "update transfer set state = 'PULLED', attempts = 0, next_attempt = now(), revision = revision + 1,"
                        + " as_then = ?, updated_at = now() where id = any(?)",
                asThen,
                ids(transfers));
    }

    /** Before the revision is counted on. */
    void setAside(List<UUID> transfers, PayloadKind... kinds) {
        String[] names = java.util.Arrays.stream(kinds).map(Enum::name).toArray(String[]::new);
        jdbc.update(
                "with gone as (delete from payload where transfer = any(?) and kind = any(?) returning *)"
                        + " insert into payload_before (transfer, revision, kind, format, media_type, content, created_at)"
                        + " select g.transfer, t.revision, g.kind, g.format, g.media_type, g.content, g.created_at"
                        + " from gone g join transfer t on t.id = g.transfer",
                ids(transfers),
                names);
    }

    private static UUID[] ids(List<UUID> transfers) {
        return transfers.toArray(UUID[]::new);
    }
}
