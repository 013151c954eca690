package eu.passerelle.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Transfers tried again by people, one or fifty thousand: what it would be, what was asked for, how far it is, and what came
 * of each. {@link RetryRunner} carries it out.
 */
public final class Retries {

    /** More than this at once is a new run's work, not a retry's. */
    public static final int MOST = 500_000;

    private static final int MOST_ITEMS = 500;

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final RetryEstimates estimates;
    private final RetryRunner runner;

    public Retries(JournalDatabase database, RetryRunner runner) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.estimates = new RetryEstimates(jdbc);
        this.runner = runner;
    }

    /** What it would be; changes nothing. */
    public RetryEstimates.Estimate estimate(RetrySelection selection, RetryOrder order) {
        return estimates.of(selection, order);
    }

    /**
     * Writes down what fits the selection now, and begins with it.
     *
     * @return empty where nothing fits that could be tried again
     * @throws IllegalArgumentException more than {@link #MOST} fit
     */
    public Optional<RetryJob> begin(RetrySelection selection, RetryOrder order, String who) {
        UUID job = UUID.randomUUID();
        boolean begun = Boolean.TRUE.equals(database.transactions().execute(status -> {
            jdbc.update(
                    "insert into retry_batch (id, selection, asked_by, retry_from, target, as_then, why, rate, stop_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    job,
                    selection.told(),
                    who,
                    order.from().name(),
                    order.target(),
                    order.asThen(),
                    order.why(),
                    order.rate(),
                    order.stopAt());
            int asked = choose(job, selection, order);
            if (asked > MOST) {
                throw new IllegalArgumentException(
                        "More than " + MOST + " transfers fit; choose fewer, for example of one" + " university.");
            }
            if (asked == 0) {
                status.setRollbackOnly();
                return false;
            }
            jdbc.update(
                    "update retry_batch set asked = ?, counts = jsonb_build_object('QUEUED', ?::int) where id = ?",
                    asked,
                    asked,
                    job);
            Audit.add(jdbc, who, "retry", selection.told(), asked + " transfers, job " + job + ", " + order.told(who));
            return true;
        }));
        if (!begun) {
            return Optional.empty();
        }
        runner.begin(job);
        return find(job);
    }

    private int choose(UUID job, RetrySelection selection, RetryOrder order) {
        RetrySelection.Condition chosen = selection.condition();
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(job);
        arguments.addAll(chosen.arguments());
        if (order.from() == RetryFrom.DELIVER) {
            arguments.add(order.target());
            arguments.add(order.target());
        }
        arguments.add(MOST + 1);
        return jdbc.update(
                "insert into retry_item (batch, transfer, state) select ?, t.id, 'QUEUED' from transfer t"
                        + PutBack.JOIN + " where " + chosen.sql() + " and " + PutBack.refusalNow(order.from())
                        + " is null limit ?",
                arguments.toArray());
    }

    public Optional<RetryJob> find(UUID job) {
        return jdbc.query("select * from retry_batch where id = ?", (row, number) -> RetryJob.of(row), job).stream()
                .findFirst();
    }

    /** Newest first. */
    public List<RetryJob> recent(int most) {
        return jdbc.query(
                "select * from retry_batch order by asked_at desc limit ?",
                (row, number) -> RetryJob.of(row),
                Math.clamp(most, 1, 100));
    }

    /** Nothing more is sent; what was sent goes to its end. False where it is not running. */
    public boolean pause(UUID job, String who, @Nullable String why) {
        return change(job, who, why, "pause", "state = 'PAUSED'", "state = 'RUNNING'");
    }

    /** Goes on, slowly at first. False where nobody and nothing has stopped it. */
    public boolean resume(UUID job, String who, @Nullable String why) {
        return change(
                job,
                who,
                why,
                "resume",
                "state = 'RUNNING', pace = " + RetryRunner.FIRST_PACE + ", pace_at = clock_timestamp()",
                "state in ('PAUSED', 'STOPPED')");
    }

    /** What was not sent never is. False where it has ended. */
    public boolean cancel(UUID job, String who, @Nullable String why) {
        return change(job, who, why, "cancel", "state = 'CANCELLED'", "state in ('RUNNING', 'PAUSED', 'STOPPED')");
    }

    private boolean change(UUID job, String who, @Nullable String why, String what, String to, String where) {
        boolean changed = Boolean.TRUE.equals(database.transactions().execute(status -> {
            int rows = jdbc.update(
                    "update retry_batch set " + to + ", says = ?, changed_by = ?, changed_at = clock_timestamp()"
                            + " where id = ? and " + where,
                    why,
                    who,
                    job);
            if (rows > 0) {
                Audit.add(jdbc, who, what + " retry", job.toString(), why);
            }
            return rows > 0;
        }));
        if (changed) {
            runner.look(job);
        }
        return changed;
    }

    /**
     * What became of one transfer of a job.
     *
     * @param says why it was skipped, or why it failed
     */
    public record Item(
            UUID transfer,
            String university,
            String sourceKey,
            RetryJob.Item state,
            TransferState now,
            @Nullable Instant sentAt,
            @Nullable Instant endedAt,
            @Nullable String says) {}

    /**
     * In the order of their ids.
     *
     * @param state only these; null: all
     * @param after id of the last one of the page before; null: from the beginning
     */
    public List<Item> items(UUID job, RetryJob.@Nullable Item state, @Nullable UUID after, int most) {
        return jdbc.query(
                "select i.*, t.university, t.source_key, t.state as now from retry_item i"
                        + " join transfer t on t.id = i.transfer where i.batch = ? and (?::text is null or i.state = ?)"
                        + " and (?::uuid is null or i.transfer > ?) order by i.transfer limit ?",
                (row, number) -> item(row),
                job,
                state == null ? null : state.name(),
                state == null ? null : state.name(),
                after,
                after,
                Math.clamp(most, 1, MOST_ITEMS));
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getObject("transfer", UUID.class),
                Objects.requireNonNull(row.getString("university")),
                Objects.requireNonNull(row.getString("source_key")),
                RetryJob.Item.valueOf(row.getString("state")),
                TransferState.valueOf(row.getString("now")),
                SyncRuns.instant(row, "sent_at"),
                SyncRuns.instant(row, "ended_at"),
                row.getString("says"));
    }
}
