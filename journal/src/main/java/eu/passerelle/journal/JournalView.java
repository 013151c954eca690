package eu.passerelle.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** How everything stands: sums, runs, failures, circuits. For the REST API and the command line. */
public final class JournalView {

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
        return of.areAll() ? sums("", new Object[0]) : sums(" where university = any(?)", (Object) of.array());
    }

    public Sums sumsOf(UUID run) {
        return sums(" where run = ?", run).values().stream().reduce(Sums.NONE, Sums::plus);
    }

    private Map<String, Sums> sums(String where, @Nullable Object... arguments) {
        Map<String, Sums> sums = new TreeMap<>();
        jdbc.query(
                "select university, count(*), count(*) filter (where state = 'DELIVERED'),"
                        + " count(*) filter (where state = 'DECLINED'), count(*) filter (where state = 'REFERRED'),"
                        + " count(*) filter (where state = 'REJECTED'), count(*) filter (where state = 'FAILED'),"
                        + " count(*) filter (where state in ('PULLED', 'ISSUED')) from transfer" + where
                        + " group by university",
                row -> {
                    sums.put(row.getString(1), sums(row));
                },
                arguments);
        return sums;
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
