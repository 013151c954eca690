package eu.passerelle.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** How everything stands: sums, runs, failures, circuits. For the REST API and the command line. */
public final class JournalView {

    /** Of a view of counts; the second column and on, see {@link #sums(ResultSet)}. */
    static final String SUMS = Stream.of(
                    "true",
                    "state = 'DELIVERED'",
                    "state = 'DECLINED'",
                    "state = 'REFERRED'",
                    "state = 'REJECTED'",
                    "state = 'FAILED'",
                    "state in ('PULLED', 'ISSUED')")
            .map(which -> "coalesce(sum(count) filter (where " + which + "), 0)")
            .collect(Collectors.joining(", "));

    private static final int MOST = 500;

    private final JdbcTemplate jdbc;

    public JournalView(JournalDatabase database) {
        this.jdbc = database.jdbc();
    }

    /** Sums by university. */
    public Map<String, Sums> sums() {
        return sums(Universities.ALL);
    }

    /** Sums of these, by university. */
    public Map<String, Sums> sums(Universities of) {
        Map<String, Sums> sums = new TreeMap<>();
        jdbc.query(
                "select university, " + SUMS + " from transfer_count where " + Universities.condition("university")
                        + " group by university having sum(count) > 0",
                row -> {
                    sums.put(row.getString(1), sums(row));
                },
                of.array(),
                of.array());
        return sums;
    }

    public Sums sumsOf(UUID run) {
        return jdbc
                .query(
                        "select run, " + SUMS + " from transfer_count_of_run where run = ? group by run",
                        (row, number) -> sums(row),
                        run)
                .stream()
                .findFirst()
                .orElse(Sums.NONE);
    }

    /** From the second column on: read, delivered, declined, referred, rejected, failed, in flight. */
    static Sums sums(ResultSet row) throws SQLException {
        return new Sums(
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8));
    }

    /** Newest first. */
    public List<SyncRun> runs(@Nullable String university, int most) {
        return runs(university, Universities.ALL, most);
    }

    /** Newest first. */
    public List<SyncRun> runs(@Nullable String university, Universities of, int most) {
        return jdbc.query(
                "select " + SyncRuns.COLUMNS + " from sync_run where (?::text is null or university = ?) and "
                        + Universities.condition("university") + " order by started_at desc limit ?",
                (row, number) -> SyncRuns.run(row),
                university,
                university,
                of.array(),
                of.array(),
                Math.min(MOST, most));
    }

    /** Runs that are under way or wait. */
    public int openRuns() {
        return openRuns(Universities.ALL);
    }

    /** Runs of these that are under way or wait. */
    public int openRuns(Universities of) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from sync_run where state in ('RUNNING', 'WAITING') and "
                        + Universities.condition("university"),
                Integer.class,
                of.array(),
                of.array()));
    }

    /** A circuit and since when it is in this state. */
    public record Circuit(String name, String state, Instant since) {}

    public List<Circuit> circuits() {
        return jdbc.query(
                "select name, state, since from circuit order by name",
                (row, number) -> new Circuit(
                        row.getString(1), row.getString(2), Objects.requireNonNull(SyncRuns.instant(row, "since"))));
    }
}
