package eu.passerelle.journal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the schedule did and did not do. */
public final class Schedules {

    private final JdbcTemplate jdbc;
    private final SchedulePauses pauses;

    public Schedules(JournalDatabase database) {
        this.jdbc = database.jdbc();
        this.pauses = new SchedulePauses(database);
    }

    /** Schedules that people have stopped for a while, and times that were not run. */
    public SchedulePauses pauses() {
        return pauses;
    }

    /** Scheduled time of the newest run, noticed miss, or time that was passed over or waits. */
    public Optional<Instant> lastKnown(String university) {
        return jdbc.query(
                        "select max(at) from (select scheduled_at as at from sync_run where university = ?"
                                + " union all select scheduled_at from missed_run where university = ?"
                                + " union all select scheduled_at from skipped_run where university = ?"
                                + " union all select scheduled_at from sync_request where university = ?) known",
                        (row, number) ->
                                Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant),
                        university,
                        university,
                        university,
                        university)
                .getFirst();
    }

    /** @return false when it was noticed before */
    public boolean missed(String university, Instant scheduledAt) {
        return jdbc.update(
                        "insert into missed_run (university, scheduled_at) values (?, ?) on conflict do nothing",
                        university,
                        Timestamp.from(scheduledAt))
                > 0;
    }

    /** A hub that starts tries again; whether a target answers is seen anew. */
    public void circuitsClosed(Collection<String> names) {
        jdbc.update(
                "update circuit set state = 'CLOSED', since = now() where state <> 'CLOSED' and name = any(?)",
                (Object) names.toArray(String[]::new));
    }

    /** State of a circuit, for the status page; {@code name} is {@code target:<name>}. */
    public void circuit(String name, String state) {
        jdbc.update(
                "insert into circuit (name, state) values (?, ?) on conflict (name) do update"
                        + " set state = excluded.state, since = now()",
                name,
                state);
    }
}
