package eu.passerelle.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** How much went through each step lately, over all instances. Added up in memory and stored every few seconds. */
public final class FlowCounts {

    /** Kept; what is older says nothing about now. */
    private static final Duration KEPT = Duration.ofHours(3);

    private static final long SLOT_SECONDS = 10;

    private final JdbcTemplate jdbc;

    public FlowCounts(JournalDatabase database) {
        this.jdbc = database.jdbc();
    }

    /**
     * What is counted.
     *
     * @param step {@code sync}, {@code credential} or {@code deliver}
     * @param target of {@code deliver}, else empty
     * @param outcome {@code read, rejected, issued, declined, referred, delivered, offered, retry, failed, postponed}
     */
    public record What(String step, String university, String target, String outcome) {}

    /** Adds what an instance has counted up to an instant. */
    public void add(String instance, Instant at, Map<What, Long> counted) {
        Instant slot = Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), SLOT_SECONDS) * SLOT_SECONDS);
        jdbc.batchUpdate(
                "insert into flow_count (at, instance, step, university, target, outcome, n)"
                        + " values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (at, instance, step, university, target, outcome) do update set n = flow_count.n + excluded.n",
                List.copyOf(counted.entrySet()),
                200,
                (statement, entry) -> {
                    statement.setTimestamp(1, java.sql.Timestamp.from(slot));
                    statement.setString(2, instance);
                    statement.setString(3, entry.getKey().step());
                    statement.setString(4, entry.getKey().university());
                    statement.setString(5, entry.getKey().target());
                    statement.setString(6, entry.getKey().outcome());
                    statement.setLong(7, entry.getValue());
                });
    }

    /** Forgets what nobody looks at any more. */
    public void forget() {
        jdbc.update("delete from flow_count where at < now() - ? * interval '1 second'", KEPT.toSeconds());
    }

    /** How much of something: in the last minute, and in the last hour. */
    public record Rate(What what, long minute, long hour) {}

    /** All of the last hour. */
    public List<Rate> rates() {
        return jdbc.query(
                "select step, university, target, outcome, coalesce(sum(n) filter (where at > now() - interval '70 seconds'"
                        + " and at <= now() - interval '10 seconds'), 0), sum(n) from flow_count"
                        + " where at > now() - interval '1 hour' group by 1, 2, 3, 4 order by 1, 2, 3, 4",
                (row, number) -> new Rate(
                        new What(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                        row.getLong(5),
                        row.getLong(6)));
    }

    /** Of each step, minute by minute, the oldest first: what went well through it in the last hour. */
    public Map<String, long[]> minutes() {
        Map<String, long[]> minutes = new TreeMap<>();
        jdbc.query(
                "select step, floor(extract(epoch from now() - at) / 60)::int as ago, sum(n) from flow_count"
                        + " where at > now() - interval '1 hour' and at <= now() and outcome in"
                        + " ('read', 'issued', 'delivered', 'offered') group by 1, 2",
                row -> {
                    int ago = Math.min(59, row.getInt(2));
                    minutes.computeIfAbsent(row.getString(1), none -> new long[60])[59 - ago] += row.getLong(3);
                });
        return minutes;
    }
}
