package eu.passerelle.journal;

import eu.passerelle.journal.Together.Question;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the first look at the hub needs: one query for each thing, whatever the number of universities. */
public final class OverviewView {

    /** Universities that were ever read, one look at an index each. */
    private static final String EACH =
            "(with recursive each as ((select university from sync_run order by university limit 1) union all"
                    + " select (select university from sync_run r where r.university > each.university"
                    + " order by r.university limit 1) from each where each.university is not null)"
                    + " select university from each where university is not null) as each";

    private static final String LAST_GOOD =
            "select each.university, (select ended_at from sync_run r where r.university = each.university"
                    + " and r.state = 'DONE' and r.trigger <> 'REISSUE' order by started_at desc limit 1) as at from "
                    + EACH;

    private static final String POSITIONS = "select university, updated_at as at from sync_position";

    private static final String PEOPLE =
            " union all (select at, 'person', action, subject, who, detail from audit" + " order by id desc limit 100)";

    private final JdbcTemplate jdbc;

    public OverviewView(JournalDatabase database) {
        this.jdbc = database.jdbc();
    }

    /** The newest run of each university. */
    public Map<String, SyncRun> lastRuns() {
        Map<String, SyncRun> last = new HashMap<>();
        jdbc.query(
                "select run.* from " + EACH + " cross join lateral (select " + SyncRuns.COLUMNS
                        + " from sync_run where sync_run.university = each.university and trigger <> 'REISSUE' order by started_at desc limit 1) run",
                row -> {
                    SyncRun run = SyncRuns.run(row);
                    last.put(run.university(), run);
                });
        return last;
    }

    /** When the newest run of each university ended that went well. */
    public Map<String, Instant> lastGood() {
        return instants(jdbc.query(LAST_GOOD, OverviewView::at));
    }

    /** Since when each university's watermark stands where it stands. */
    public Map<String, Instant> positions() {
        return instants(jdbc.query(POSITIONS, OverviewView::at));
    }

    /** @param at null: never */
    private record At(String university, @Nullable Instant at) {}

    private static At at(ResultSet row, int number) throws SQLException {
        return new At(row.getString("university"), SyncRuns.instant(row, "at"));
    }

    private static Map<String, Instant> instants(List<At> rows) {
        Map<String, Instant> instants = new HashMap<>();
        rows.forEach(row -> {
            if (row.at() != null) {
                instants.put(row.university(), row.at());
            }
        });
        return instants;
    }

    /**
     * What the first screen shows beside sums and newest runs.
     *
     * @param lastGood as {@link #lastGood()}
     * @param positions as {@link #positions()}
     * @param events the newest first
     */
    public record Lately(Map<String, Instant> lastGood, Map<String, Instant> positions, List<Event> events) {}

    /**
     * Sent together.
     *
     * @param of whose events; what people did is told to who sees all
     * @param most events
     */
    public Lately lately(Universities of, int most) {
        Together together = new Together();
        Question<At> good = together.add(LAST_GOOD, OverviewView::at);
        Question<At> positions = together.add(POSITIONS, OverviewView::at);
        Question<Event> events = events(together, of, most);
        together.ask(jdbc);
        return new Lately(instants(good.rows()), instants(positions.rows()), events.rows());
    }

    /**
     * One hour of a university in which something happened.
     *
     * @param hour its beginning
     * @param runs that began in it
     * @param read new versions and rejected records that these have read
     * @param worst the worst state of these: {@code STOPPED}, {@code WAITING}, {@code RUNNING}, {@code DONE}; null
     *     without runs
     * @param failed transfers that failed in it and still are
     */
    public record Hour(Instant hour, int runs, long read, SyncRun.@Nullable State worst, long failed) {}

    private record HourOf(String university, Hour hour) {}

    /** The hours in which something happened, of each university, oldest first; quiet hours are absent. */
    public Map<String, List<Hour>> hours(Instant since) {
        Timestamp from = Timestamp.from(since);
        List<HourOf> hours = jdbc.query(
                "select university, hour, sum(runs) as runs, sum(read) as read, max(worst) as worst,"
                        + " sum(failed) as failed from ("
                        + "select university, date_trunc('hour', started_at) as hour, count(*) as runs,"
                        + " sum(read) as read, max(case state when 'STOPPED' then 4 when 'WAITING' then 3"
                        + " when 'RUNNING' then 2 else 1 end) as worst, 0 as failed"
                        + " from sync_run where started_at >= ? group by 1, 2"
                        + " union all select university, date_trunc('hour', updated_at), 0, 0, 0, count(*)"
                        + " from transfer where state = 'FAILED' and updated_at >= ? group by 1, 2) both_kinds"
                        + " group by university, hour order by university, hour",
                (row, number) -> new HourOf(row.getString("university"), hour(row)),
                from,
                from);
        return hours.stream()
                .collect(Collectors.groupingBy(
                        HourOf::university, TreeMap::new, Collectors.mapping(HourOf::hour, Collectors.toList())));
    }

    private static Hour hour(ResultSet row) throws SQLException {
        SyncRun.State worst = switch (row.getInt("worst")) {
            case 4 -> SyncRun.State.STOPPED;
            case 3 -> SyncRun.State.WAITING;
            case 2 -> SyncRun.State.RUNNING;
            case 1 -> SyncRun.State.DONE;
            default -> null;
        };
        return new Hour(
                Objects.requireNonNull(SyncRuns.instant(row, "hour")),
                row.getInt("runs"),
                row.getLong("read"),
                worst,
                row.getLong("failed"));
    }

    /**
     * Something that happened.
     *
     * @param kind {@code run}, {@code missed}, {@code circuit}, or {@code person} for what somebody did
     * @param what state of the run or circuit, or what was done
     * @param subject university, target or transfer
     * @param who the person; null for what the hub does by itself
     * @param detail message; null where there is none
     */
    public record Event(
            Instant at,
            String kind,
            String what,
            String subject,
            @Nullable String who,
            @Nullable String detail) {}

    private static Question<Event> events(Together together, Universities of, int most) {
        return together.add(
                "select * from ("
                        + "(select coalesce(ended_at, started_at) as at, 'run' as kind, state as what,"
                        + " university as subject, null as who, coalesce(message, read || ' read') as detail"
                        + " from sync_run where " + Universities.condition("university")
                        + " order by started_at desc limit ?)"
                        + " union all (select noticed_at, 'missed', 'MISSED', university, null, null from missed_run"
                        + " where " + Universities.condition("university") + " order by noticed_at desc limit ?)"
                        + " union all (select since, 'circuit', state, name, null, null from circuit)"
                        + (of.areAll() ? PEOPLE : "") + ") happened order by at desc limit " + most,
                (row, number) -> new Event(
                        Objects.requireNonNull(SyncRuns.instant(row, "at")),
                        row.getString("kind"),
                        row.getString("what"),
                        row.getString("subject"),
                        row.getString("who"),
                        row.getString("detail")),
                of.array(),
                of.array(),
                most,
                of.array(),
                of.array(),
                most);
    }

    /** How the newest runs of a university stand today: sums of what each has read, by run. */
    public Map<String, Sums> outcomes(String university, int most) {
        Map<String, Sums> sums = new HashMap<>();
        jdbc.query(
                "select run, " + JournalView.SUMS + " from transfer_count_of_run where run = any(array(select id"
                        + " from sync_run where university = ? order by started_at desc limit ?)) group by run",
                row -> {
                    sums.put(row.getString(1), JournalView.sums(row));
                },
                university,
                most);
        return sums;
    }
}
