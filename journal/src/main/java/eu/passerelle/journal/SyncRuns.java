package eu.passerelle.journal;

import eu.passerelle.journal.SyncRun.Trigger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Begins, resumes and ends runs. The database decides who runs what: unique keys, not clocks or locks in memory. */
public final class SyncRuns {

    static final String COLUMNS = "id, university, trigger, state, scheduled_at, started_at, ended_at, next_attempt,"
            + " since, attempts, pages, seen, unchanged, read, withdrawn, passed_over, message, configuration, moves";

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final Withdrawals withdrawals;
    private final RequestedRuns requested;
    private final String owner;

    /** @param owner name of this hub instance, stable over restarts */
    public SyncRuns(JournalDatabase database, String owner) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.withdrawals = new Withdrawals(jdbc);
        this.requested = new RequestedRuns(jdbc, this);
        this.owner = owner;
    }

    /** Empty when a run of the university is under way, or another instance has taken this scheduled time. */
    public Optional<SyncRun> start(String university, Trigger trigger, @Nullable Instant scheduledAt) {
        return insert(university, trigger, scheduledAt, SyncRequests.Wish.WHOLE);
    }

    /**
     * Begins what was asked for. The run and the request's answer are one transaction: a hub that is killed leaves the
     * request waiting or the run begun. A whole run under way answers the request, unless that must wait for its end;
     * behind a run that takes a part it goes on waiting.
     *
     * @return empty when there is nothing to carry now
     */
    public Optional<SyncRun> begin(SyncRequests.Request request) {
        return Objects.requireNonNull(database.transactions().execute(status -> requested.begin(request)));
    }

    Optional<SyncRun> insert(
            String university, Trigger trigger, @Nullable Instant scheduledAt, SyncRequests.Wish wish) {
        UUID id = UUID.randomUUID();
        jdbc.update(
                "insert into sync_run (id, university, trigger, scheduled_at, since, moves, state, owner)"
                        + " values (?, ?, ?, ?, ?, ?, 'RUNNING', ?) on conflict do nothing",
                id,
                university,
                trigger.name(),
                scheduledAt == null ? null : scheduledAt.atOffset(ZoneOffset.UTC),
                wish.since(),
                wish.moves(),
                owner);
        return find(id);
    }

    /** The university's run that is being carried or waits. */
    public Optional<SyncRun> underWay(String university) {
        return jdbc
                .query(
                        "select " + COLUMNS + " from sync_run where university = ? and state in ('RUNNING', 'WAITING')",
                        (row, number) -> run(row),
                        university)
                .stream()
                .findFirst();
    }

    /**
     * Takes over runs to go on with: waiting ones that are due, this instance's own that it does not carry (it was
     * restarted, or interrupted), and those whose instance has not been heard of for {@code silence}. Each is given to
     * one caller only.
     *
     * @param carried runs that this process is carrying now
     */
    public List<SyncRun> takeOver(Duration silence, Collection<UUID> carried) {
        return jdbc.query(
                "update sync_run set state = 'RUNNING', owner = ?, heartbeat_at = now(), next_attempt = null"
                        + " where id in (select id from sync_run where state = 'WAITING' and next_attempt <= now()"
                        + " or state = 'RUNNING' and id <> all(?)"
                        + " and (owner = ? or heartbeat_at < now() - ? * interval '1 millisecond')"
                        + " for update skip locked)"
                        + " returning " + COLUMNS,
                (row, number) -> run(row),
                owner,
                carried.toArray(UUID[]::new),
                owner,
                silence.toMillis());
    }

    /** Whether its last page is stored, so that it has only to be ended: reading on would begin the next reading. */
    public boolean hasReadToEnd(SyncRun run) {
        return !jdbc.queryForList("select 1 from sync_run where id = ? and read_to_end", run.id())
                .isEmpty();
    }

    /**
     * Notes the configuration that the run reads by from now on. When that reads in another way than the one it was
     * interrupted with, the run begins anew: a watermark is for the settings that it was made by.
     */
    public void readsBy(UUID run, ConfigurationVersion version) {
        database.transactions().executeWithoutResult(status -> {
            int turned = jdbc.update(
                    "update sync_run set watermark = null where id = ? and reading <> ?", run, version.reading());
            if (turned > 0) {
                jdbc.update("delete from run_scope where run = ?", run);
            }
            jdbc.update(
                    "update sync_run set configuration = ?, reading = ? where id = ?",
                    version.version(),
                    version.reading(),
                    run);
        });
    }

    /** The SIS failed in a way worth trying again: the run goes on from its watermark at {@code next}. */
    public void waitUntil(UUID run, Instant next, String message) {
        jdbc.update(
                "update sync_run set state = 'WAITING', attempts = attempts + 1, next_attempt = ?, message = ?"
                        + " where id = ? and state = 'RUNNING'",
                Timestamp.from(next),
                message,
                run);
    }

    /** A person must act first. */
    public void stop(UUID run, String message) {
        database.transactions().executeWithoutResult(status -> {
            jdbc.update(
                    "update sync_run set state = 'STOPPED', ended_at = now(), message = ?"
                            + " where id = ? and state in ('RUNNING', 'WAITING')",
                    message,
                    run);
            jdbc.update("delete from run_scope where run = ?", run);
        });
    }

    /**
     * Ends a run that has read its last page: results that a fully answered scope no longer holds are withdrawn. When
     * more than {@code guard} of the university's results would go, nothing is withdrawn and the run stops for a person. A
     * run that takes a part has answered no scope, so that nothing is missing from it.
     *
     * @param guard share, for example 0.05
     */
    public SyncRun end(SyncRun run, double guard) {
        database.transactions().executeWithoutResult(status -> {
            List<String> missing = jdbc.query(
                    "select source_key from completion c where university = ? and live and last_seen_run <> ?"
                            + " and exists (select 1 from run_scope s where s.run = ? and s.scope = c.scope)",
                    (row, number) -> row.getString(1),
                    run.university(),
                    run.id(),
                    run.id());
            Integer live = jdbc.queryForObject(
                    "select count(*) from completion where university = ? and live", Integer.class, run.university());
            // a handful is never a mass withdrawal, however small the university
            if (missing.size() > Math.max(3, guard * (live == null ? 0 : live))) {
                stop(
                        run.id(),
                        ("%d of %d results are no longer in the SIS's answer, " + SyncRun.GUARD + " of %.0f %% allows.")
                                        .formatted(missing.size(), live, guard * 100)
                                + " Nothing was withdrawn. If the university confirms it, raise 'withdrawalGuard'"
                                + " for one run.");
                return;
            }
            withdrawals.apply(run.university(), missing, "no longer in the SIS");
            jdbc.update(
                    "update sync_run set state = 'DONE', ended_at = now(), message = null,"
                            + " withdrawn = withdrawn + ? where id = ? and state = 'RUNNING'",
                    missing.size(),
                    run.id());
            jdbc.update("delete from run_scope where run = ?", run.id());
            if (run.takesPart() && run.moves()) {
                Positions.moveTo(jdbc, run.id());
            }
        });
        return find(run.id()).orElseThrow();
    }

    public Optional<SyncRun> find(UUID id) {
        return jdbc.query("select " + COLUMNS + " from sync_run where id = ?", (row, number) -> run(row), id).stream()
                .findFirst();
    }

    static SyncRun run(ResultSet row) throws SQLException {
        return new SyncRun(
                row.getObject("id", UUID.class),
                row.getString("university"),
                Trigger.valueOf(row.getString("trigger")),
                SyncRun.State.valueOf(row.getString("state")),
                instant(row, "scheduled_at"),
                Objects.requireNonNull(instant(row, "started_at")),
                instant(row, "ended_at"),
                instant(row, "next_attempt"),
                row.getObject("since", LocalDate.class),
                row.getInt("attempts"),
                row.getInt("pages"),
                row.getInt("seen"),
                row.getInt("unchanged"),
                row.getInt("read"),
                row.getInt("withdrawn"),
                row.getInt("passed_over"),
                row.getString("message"),
                row.getObject("configuration", Integer.class),
                row.getBoolean("moves"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
