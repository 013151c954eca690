package eu.passerelle.journal;

import eu.passerelle.journal.Outbox.WorkOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    /** @return orders to send now */
    public List<WorkOrder> sweep() {
        return java.util.Objects.requireNonNull(database.transactions().execute(status -> {
            if (!Boolean.TRUE.equals(
                    jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK))) {
                return List.of();
            }
            List<WorkOrder> orders = new ArrayList<>(outbox.add(Queues.COMPLETIONS, dueTransfers()));
            dueDeliveries().forEach((target, ids) -> orders.addAll(outbox.add(Queues.deliver(target), ids)));
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

    private Map<String, List<UUID>> dueDeliveries() {
        Map<String, List<UUID>> due = new LinkedHashMap<>();
        jdbc.query(
                "update delivery d set next_attempt = now() + " + PageStore.LEASE
                        + " from (select transfer, target from delivery where state = 'PENDING'"
                        + " and next_attempt <= now() order by next_attempt limit ? for update skip locked) due"
                        + " where d.transfer = due.transfer and d.target = due.target returning d.target, d.transfer",
                row -> {
                    due.computeIfAbsent(row.getString(1), target -> new ArrayList<>())
                            .add(row.getObject(2, UUID.class));
                },
                MOST);
        return due;
    }
}
