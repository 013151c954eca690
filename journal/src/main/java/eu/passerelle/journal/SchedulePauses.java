package eu.passerelle.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Schedules that people have stopped for a while, and scheduled times that were passed over or missed. */
public final class SchedulePauses {

    private static final String OPEN = "ended_at is null and (until is null or until > now())";

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;

    public SchedulePauses(JournalDatabase database) {
        this.database = database;
        this.jdbc = database.jdbc();
    }

    /** @param until null: until somebody resumes it */
    public record Pause(
            String reason, String by, Instant at, @Nullable Instant until) {}

    /** Pauses a schedule; one that is paused already goes on by the new words. */
    public void pause(String university, String reason, @Nullable Instant until, String who) {
        database.transactions().executeWithoutResult(status -> {
            end(university, who);
            jdbc.update(
                    // two people at the same moment: the words of the second
                    "insert into schedule_pause (university, reason, until, paused_by) values (?, ?, ?, ?)"
                            + " on conflict (university) where ended_at is null do update"
                            + " set reason = excluded.reason, until = excluded.until, paused_by = excluded.paused_by",
                    university,
                    reason,
                    until == null ? null : Timestamp.from(until),
                    who);
            Audit.add(jdbc, who, "pause schedule", university, until == null ? reason : reason + ", until " + until);
        });
    }

    /** @return false when it was not paused */
    public boolean resume(String university, String who) {
        return Boolean.TRUE.equals(database.transactions().execute(status -> {
            boolean was = of(university).isPresent();
            end(university, who);
            if (was) {
                Audit.add(jdbc, who, "resume schedule", university, null);
            }
            return was;
        }));
    }

    private void end(String university, String who) {
        jdbc.update(
                "update schedule_pause set ended_at = least(now(), until), ended_by = ?"
                        + " where university = ? and ended_at is null",
                who,
                university);
    }

    /** The pause that holds now. */
    public Optional<Pause> of(String university) {
        return jdbc
                .query(
                        "select reason, paused_by, paused_at, until from schedule_pause where university = ? and "
                                + OPEN,
                        (row, number) -> new Pause(
                                row.getString(1),
                                row.getString(2),
                                Objects.requireNonNull(SyncRuns.instant(row, "paused_at")),
                                SyncRuns.instant(row, "until")),
                        university)
                .stream()
                .findFirst();
    }

    /** When the last pause ended: times before it are nobody's to be missed. */
    public Optional<Instant> lastEnd(String university) {
        return jdbc.query(
                        "select max(least(ended_at, until)) from schedule_pause where university = ? and not (" + OPEN
                                + ")",
                        (row, number) ->
                                Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant),
                        university)
                .getFirst();
    }

    /** Why a scheduled time was not run. */
    public enum Why {
        /** The schedule was paused. */
        PAUSED,
        /** Another run was under way, and the schedule does not wait. */
        OVERLAP,
        /** No instance of the hub ran it. */
        MISSED
    }

    /** Notes that a scheduled time is passed over, unless some instance runs it. */
    public void skipped(String university, Instant scheduledAt, Why why) {
        jdbc.update(
                "insert into skipped_run (university, scheduled_at, why) select ?, ?, ? where not exists"
                        + " (select 1 from sync_run where university = ? and scheduled_at = ?) on conflict do nothing",
                university,
                Timestamp.from(scheduledAt),
                why.name(),
                university,
                Timestamp.from(scheduledAt));
    }

    /**
     * A scheduled time that was not run.
     *
     * @param caughtUp whether the university has been read to the end since
     */
    public record NotRun(Instant scheduledAt, Why why, Instant noticedAt, boolean caughtUp) {}

    /** The newest first. */
    public List<NotRun> notRun(String university, int most) {
        return jdbc.query(
                "select scheduled_at, why, noticed_at, exists (select 1 from sync_run r where r.university = n.university"
                        + " and r.state = 'DONE' and r.trigger <> 'REISSUE' and r.since is null and r.ended_at > n.scheduled_at) as caught_up from"
                        + " (select university, scheduled_at, why, noticed_at from skipped_run where university = ?"
                        + " union all select university, scheduled_at, 'MISSED', noticed_at from missed_run"
                        + " where university = ?) n order by scheduled_at desc limit ?",
                (row, number) -> notRun(row),
                university,
                university,
                most);
    }

    private static NotRun notRun(ResultSet row) throws SQLException {
        return new NotRun(
                Objects.requireNonNull(SyncRuns.instant(row, "scheduled_at")),
                Why.valueOf(row.getString("why")),
                Objects.requireNonNull(SyncRuns.instant(row, "noticed_at")),
                row.getBoolean("caught_up"));
    }
}
