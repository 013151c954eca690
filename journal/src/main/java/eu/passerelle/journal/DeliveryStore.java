package eu.passerelle.journal;

import eu.passerelle.journal.DeliveryOutcome.Delivered;
import eu.passerelle.journal.DeliveryOutcome.Failed;
import eu.passerelle.journal.DeliveryOutcome.Offered;
import eu.passerelle.journal.DeliveryOutcome.Postponed;
import eu.passerelle.model.Completion;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Third hop: what is to be delivered to a target, and what became of it, a batch a transaction. */
public final class DeliveryStore {

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final Payloads payloads;
    private final Steps steps;
    private final FirstStatistics statistics;

    public DeliveryStore(JournalDatabase database, PayloadCipher cipher) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.payloads = new Payloads(jdbc, cipher);
        this.steps = new Steps(jdbc);
        this.statistics = FirstStatistics.ofDeliveries(jdbc);
    }

    /**
     * A sealed credential and the completion that says whose it is.
     *
     * @param pulledAt when the result came from the SIS
     */
    public record ToDeliver(
            UUID transfer,
            int attempts,
            Completion completion,
            String format,
            String mediaType,
            byte[] sealed,
            Instant pulledAt) {}

    /** Those of the order that still wait for this target and whose credential still stands. */
    public List<ToDeliver> load(String target, Collection<UUID> transfers) {
        return jdbc.query(
                // one index lookup each, as joins are planned while the tables are small, and then read all of them
                "select d.transfer, d.attempts, p.content, d.format, s.media_type, s.content, t.created_at"
                        + " from unnest(?::uuid[]) as w (id)"
                        + " cross join lateral (select * from delivery where transfer = w.id and target = ?"
                        + " and state = 'PENDING' offset 0) d"
                        + " cross join lateral (select 1 from credential where id = w.id and status = 'ACTIVE' offset 0) c"
                        + " cross join lateral (select created_at from transfer where id = w.id offset 0) t"
                        + " cross join lateral (select content from payload where transfer = w.id"
                        + " and kind = 'COMPLETION' offset 0) p"
                        + " cross join lateral (select media_type, content from payload where transfer = w.id"
                        + " and kind = 'SEALED' and format = d.format offset 0) s",
                (row, number) -> {
                    UUID id = row.getObject(1, UUID.class);
                    return new ToDeliver(
                            id,
                            row.getInt(2),
                            ModelJson.read(
                                    payloads.open(id, PayloadKind.COMPLETION, row.getBytes(3)), Completion.class),
                            row.getString(4),
                            row.getString(5),
                            payloads.openSealed(id, row.getString(4), row.getBytes(6)),
                            row.getTimestamp(7).toInstant());
                },
                transfers.stream().distinct().toArray(UUID[]::new),
                target);
    }

    public void store(String target, List<DeliveryOutcome> outcomes) {
        database.transactions().executeWithoutResult(status -> {
            UUID[] touched = outcomes.stream().map(DeliveryOutcome::transfer).toArray(UUID[]::new);
            TransferLocks.take(jdbc, touched);
            List<Delivered> delivered = new ArrayList<>();
            List<Offered> offered = new ArrayList<>();
            List<Steps.Step> told = new ArrayList<>();
            for (DeliveryOutcome outcome : outcomes) {
                switch (outcome) {
                    case Delivered d -> {
                        delivered.add(d);
                        told.add(new Steps.Step(
                                d.transfer(),
                                "delivered:" + target,
                                d.alreadyThere() ? "already there" : "delivered",
                                d.receipt()));
                    }
                    case Offered o -> {
                        offered.add(o);
                        told.add(new Steps.Step(o.transfer(), "offered:" + target, "offered", o.receipt()));
                    }
                    case Failed f -> {
                        fail(target, f);
                        told.add(new Steps.Step(
                                f.transfer(),
                                f.failure().step(),
                                f.failure().retryAt() == null ? "failed" : "will retry",
                                f.failure().message()));
                    }
                    case Postponed p -> postpone(target, p);
                }
            }
            deliver(target, delivered);
            offer(target, offered);
            steps.add(told);
            settleTransfers(touched);
        });
        statistics.stored(outcomes.size());
    }

    /**
     * The learner has taken what was offered, perhaps before the target's answer to the whole batch was stored.
     *
     * @return false where nothing was offered, or it was taken before: then nothing changes
     */
    public boolean taken(UUID transfer, String target, String receipt) {
        return java.util.Objects.requireNonNull(database.transactions().execute(status -> {
            TransferLocks.take(jdbc, transfer);
            int changed = jdbc.update(
                    "update delivery set state = 'DELIVERED', receipt = ?, already_there = false, updated_at = now()"
                            + " where transfer = ? and target = ? and state in ('PENDING', 'OFFERED')",
                    receipt,
                    transfer,
                    target);
            if (changed > 0) {
                steps.add(List.of(new Steps.Step(transfer, "delivered:" + target, "taken", receipt)));
                settleTransfers(new UUID[] {transfer});
            }
            return changed > 0;
        }));
    }

    /** What the learner has taken meanwhile stays taken. */
    private void offer(String target, List<Offered> offered) {
        jdbc.batchUpdate(
                "update delivery set state = 'OFFERED', attempts = attempts + 1, next_attempt = null, receipt = ?,"
                        + " reason = null, updated_at = now()"
                        + " where transfer = ? and target = ? and state = 'PENDING'",
                offered,
                100,
                (statement, o) -> {
                    statement.setString(1, o.receipt());
                    statement.setObject(2, o.transfer());
                    statement.setString(3, target);
                });
    }

    /** What has arrived has arrived, even where it was cancelled meanwhile. */
    private void deliver(String target, List<Delivered> delivered) {
        jdbc.update(
                "update delivery d set state = 'DELIVERED', attempts = attempts + 1, next_attempt = null,"
                        + " receipt = n.receipt, already_there = n.already_there, reason = null, updated_at = now()"
                        // the target beside each: alone it is believed to choose few, which are then read for each
                        + " from unnest(?::uuid[], ?::text[], ?::text[], ?::boolean[])"
                        + " as n (transfer, target, receipt, already_there)"
                        + " where d.transfer = n.transfer and d.target = n.target",
                delivered.stream().map(Delivered::transfer).toArray(UUID[]::new),
                delivered.stream().map(d -> target).toArray(String[]::new),
                delivered.stream().map(Delivered::receipt).toArray(String[]::new),
                delivered.stream().map(Delivered::alreadyThere).toArray(Boolean[]::new));
    }

    private void fail(String target, Failed failed) {
        Failure failure = failed.failure();
        int changed = jdbc.update(
                "update delivery set state = ?, attempts = attempts + 1, next_attempt = ?, reason = ?,"
                        + " kind = ?, responsible = ?, failure_group = ?, updated_at = now()"
                        + " where transfer = ? and target = ? and state = 'PENDING'",
                failure.retryAt() == null ? "FAILED" : "PENDING",
                failure.retryAt() == null ? null : Timestamp.from(failure.retryAt()),
                failure.message(),
                failure.kind(),
                failure.responsible(),
                failure.group(),
                failed.transfer(),
                target);
        if (changed > 0) {
            jdbc.update(
                    "update transfer set reason = ?, responsible = ?, failed_step = ?, failure_kind = ?,"
                            + " failure_group = ?, attempts = attempts + 1 where id = ? and state = 'ISSUED'",
                    failure.message(),
                    failure.responsible(),
                    failure.step(),
                    failure.kind(),
                    failure.group(),
                    failed.transfer());
        }
    }

    private void postpone(String target, Postponed postponed) {
        jdbc.update(
                "update delivery set next_attempt = ? where transfer = ? and target = ? and state = 'PENDING'",
                Timestamp.from(postponed.until()),
                postponed.transfer(),
                target);
    }

    /**
     * Delivered when all targets have it and the learner has taken what was offered, failed when one needs a person and
     * none is still on its way. Of several that have failed each says why; the last to fail names the group.
     */
    private void settleTransfers(UUID[] transfers) {
        jdbc.update(
                "update transfer t set updated_at = now(), state = case when d.failed > 0 then 'FAILED' else 'DELIVERED' end,"
                        + " reason = case when d.failed > 1 then d.reasons else f.reason end,"
                        + " responsible = case when d.failed > 0 then coalesce(f.responsible, t.responsible) end,"
                        + " failed_step = 'deliver:' || f.target, failure_kind = f.kind,"
                        + " failure_group = case when d.failed > 0 then coalesce(f.failure_group, t.failure_group) end"
                        + " from unnest(?::uuid[]) as w (id) cross join lateral ("
                        + "select count(*) filter (where state = 'PENDING') as pending,"
                        + " string_agg(target || ': ' || reason, E'\n' order by target) filter (where state = 'FAILED')"
                        + " as reasons,"
                        + " count(*) filter (where state = 'OFFERED') as offered,"
                        + " count(*) filter (where state = 'FAILED') as failed,"
                        + " count(*) filter (where state = 'DELIVERED') as delivered"
                        + " from delivery where transfer = w.id) d"
                        + " left join lateral (select * from delivery one where one.transfer = w.id"
                        + " and one.state = 'FAILED' and d.failed > 0 order by one.updated_at desc, one.target limit 1) f on true"
                        + " where t.id = w.id and d.pending = 0"
                        + " and (t.state = 'ISSUED' and (d.failed > 0 or d.offered = 0 and d.delivered > 0)"
                        + " or t.state = 'DECLINED' and d.delivered > 0)",
                (Object) transfers);
    }
}
