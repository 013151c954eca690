package eu.passerelle.journal;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What waits before each step now; one query for each thing. */
public final class FlowView {

    private final JdbcTemplate jdbc;

    public FlowView(JournalDatabase database) {
        this.jdbc = database.jdbc();
    }

    /**
     * What stands before a step.
     *
     * @param waiting how many; of these {@code later} wait for another attempt
     * @param oldestSeconds since when the oldest waits; null when nothing does
     */
    public record Queue(long waiting, long later, @Nullable Double oldestSeconds) {

        public static final Queue EMPTY = new Queue(0, 0, null);
    }

    /** Transfers that wait for their credential. */
    public Queue beforeCredential() {
        return jdbc.query(
                        "select count(*), count(*) filter (where attempts > 0),"
                                + " extract(epoch from now() - min(created_at))::float8"
                                + " from transfer where state = 'PULLED'",
                        (row, number) -> new Queue(row.getLong(1), row.getLong(2), (Double) row.getObject(3)))
                .getFirst();
    }

    /** Deliveries that wait, by target. */
    public Map<String, Queue> beforeTargets() {
        Map<String, Queue> queues = new HashMap<>();
        jdbc.query(
                "select target, count(*), count(*) filter (where attempts > 0),"
                        + " extract(epoch from now() - min(updated_at))::float8"
                        + " from delivery where state = 'PENDING' group by target",
                row -> {
                    queues.put(row.getString(1), new Queue(row.getLong(2), row.getLong(3), (Double) row.getObject(4)));
                });
        return queues;
    }

    /** Deliveries that need a person, by target. */
    public Map<String, Long> failedAtTargets() {
        Map<String, Long> failed = new HashMap<>();
        jdbc.query(
                "select d.target, count(*) from transfer t join delivery d on d.transfer = t.id and d.state = 'FAILED'"
                        + " where t.state = 'FAILED' group by 1",
                row -> {
                    failed.put(row.getString(1), row.getLong(2));
                });
        return failed;
    }

    /** Work orders that the broker has not taken yet. */
    public Queue unsent() {
        return jdbc.query(
                        "select count(*), extract(epoch from now() - min(created_at))::float8 from outbox",
                        (row, number) -> new Queue(row.getLong(1), 0, (Double) row.getObject(2)))
                .getFirst();
    }

    /** Scheduled times that no instance has run, by university, since ever. */
    public Map<String, Long> missed() {
        Map<String, Long> missed = new HashMap<>();
        jdbc.query("select university, count(*) from missed_run group by 1", row -> {
            missed.put(row.getString(1), row.getLong(2));
        });
        return missed;
    }
}
