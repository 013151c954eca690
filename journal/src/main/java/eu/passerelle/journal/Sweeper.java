package eu.passerelle.journal;

import eu.passerelle.journal.Outbox.WorkOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Puts due work back on its queue: retries by policy, replays by a person, and whatever a lost message left behind. One
 * instance at a time sweeps.
 */
public final class Sweeper {

    private static final int MOST = 5_000;
    private static final long LOCK = 0x7061_7373_6572L;

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final Outbox outbox;

    public Sweeper(JournalDatabase database) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.outbox = new Outbox(jdbc);
    }

    /**
     * @param allowance how many waiting deliveries a target may get now; 0 while its circuit is open
     * @return orders to send now
     */
    public List<WorkOrder> sweep(ToIntFunction<String> allowance) {
        return java.util.Objects.requireNonNull(database.transactions().execute(status -> {
            if (!Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK))) {
                return List.of();
            }
            List<WorkOrder> orders = new ArrayList<>(outbox.add(Queues.COMPLETIONS, dueTransfers()));
            for (String target : dueTargets()) {
                orders.addAll(outbox.add(Queues.deliver(target), dueDeliveries(target, allowance.applyAsInt(target))));
            }
            return orders;
        }));
    }

    private List<UUID> dueTransfers() {
        return jdbc.query(
                "update transfer set next_attempt = now() + " + PageStore.LEASE
                        + " where id in (select id from transfer where state = 'PULLED' and next_attempt <= now()"
                        + " order by next_attempt limit ? for update skip locked) returning id",
                (row, number) -> row.getObject(1, UUID.class),
                MOST);
    }

    private List<String> dueTargets() {
        return jdbc.query(
                "select distinct target from delivery where state = 'PENDING' and next_attempt <= now()",
                (row, number) -> row.getString(1));
    }

    private List<UUID> dueDeliveries(String target, int most) {
        if (most <= 0) {
            return List.of();
        }
        return jdbc.query(
                "update delivery d set next_attempt = now() + " + PageStore.LEASE
                        + " from (select transfer from delivery where target = ? and state = 'PENDING'"
                        + " and next_attempt <= now() order by next_attempt limit ? for update skip locked) due"
                        + " where d.transfer = due.transfer and d.target = ? returning d.transfer",
                (row, number) -> row.getObject(1, UUID.class),
                target,
                Math.min(MOST, most),
                target);
    }

    /** Work that the broker gave up on: it is in the journal anyway, so it is simply due again. */
    public void returned(Collection<UUID> transfers) {
        UUID[] ids = transfers.toArray(UUID[]::new);
        database.transactions().executeWithoutResult(status -> {
            TransferLocks.take(jdbc, ids);
            jdbc.update(
                    "update transfer set next_attempt = now() + interval '1 minute' where id = any(?)"
                            + " and state = 'PULLED'",
                    (Object) ids);
            jdbc.update(
                    "update delivery set next_attempt = now() + interval '1 minute' where transfer = any(?)"
                            + " and state = 'PENDING'",
                    (Object) ids);
        });
    }
}
