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

    /** On one page. */
    public static final int MOST_ITEMS = 500;

    /** A job of one of these universities; null: of any. */
    private static final String HERE = "(?::text[] is null or universities && ?::text[])";

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final RetryEstimates estimates;
    private final RetryRunner runner;
    private final RetryItems items;

    public Retries(JournalDatabase database, RetryRunner runner) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.estimates = new RetryEstimates(jdbc);
        this.runner = runner;
        this.items = new RetryItems(jdbc);
    }

    /** What it would be; changes nothing. */
    public RetryEstimates.Estimate estimate(RetrySelection selection, RetryOrder order, Universities of) {
        return estimates.of(selection, order, of);
    }

    /**
     * Writes down what fits the selection now, and begins with it.
     *
     * @param of only of these universities
     * @return empty where nothing fits that could be tried again
     * @throws IllegalArgumentException more than {@link #MOST} fit
     */
    public Optional<RetryJob> begin(RetrySelection selection, RetryOrder order, String who, Universities of) {
        UUID job = UUID.randomUUID();
        boolean begun = Boolean.TRUE.equals(database.transactions().execute(status -> {
            write(job, selection, order, who);
            int asked = choose(job, selection.condition(of), order);
            if (asked > MOST) {
                throw new IllegalArgumentException(
                        "More than " + MOST + " transfers fit; choose fewer, for example of one university.");
            }
            if (asked == 0) {
                status.setRollbackOnly();
                return false;
            }
            jdbc.update(
                    "update retry_batch set universities = array(select distinct university from retry_item where batch = ?"
                            + " order by 1) where id = ?",
                    job,
                    job);
            items.count(job);
            String subject = selection.transfers().size() == 1
                    ? selection.transfers().getFirst().toString()
                    : Audit.subject(items.find(job).universities(), selection.told());
            Audit.add(jdbc, who, "retry", subject, asked + " transfers, job " + job + ", " + order.told(who));
            return true;
        }));
        if (!begun) {
            return Optional.empty();
        }
        try {
            runner.begin(job);
        } catch (RuntimeException e) {
            return find(job, Universities.ALL); // it is written down: the next look goes on with it
        }
        return find(job, Universities.ALL);
    }

    private void write(UUID job, RetrySelection selection, RetryOrder order, String who) {
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
    }

    private int choose(UUID job, RetrySelection.Condition chosen, RetryOrder order) {
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(job);
        arguments.addAll(chosen.arguments());
        if (order.from() == RetryFrom.DELIVER) {
            arguments.add(order.target());
            arguments.add(order.target());
        }
        arguments.add(MOST + 1);
        return jdbc.update(
                "insert into retry_item (batch, transfer, university, state) select ?, t.id, t.university, 'QUEUED' from transfer t"
                        + PutBack.JOIN + " where " + chosen.sql() + " and " + PutBack.refusalNow(order.from())
                        + " is null limit ?",
                arguments.toArray());
    }

    /** As far as it is of these universities; empty where it is of none of them. */
    public Optional<RetryJob> find(UUID job, Universities of) {
        return jobs("id = ? and " + HERE, of, job, of.array(), of.array()).stream()
                .findFirst();
    }

    /** Newest first, as far as they are of these universities. */
    public List<RetryJob> recent(int most, Universities of) {
        return jobs(HERE + " order by asked_at desc limit ?", of, of.array(), of.array(), Math.clamp(most, 1, 100));
    }

    private List<RetryJob> jobs(String which, Universities of, @Nullable Object... arguments) {
        return jdbc.query("select * from retry_batch where " + which, (row, number) -> RetryJob.of(row, of), arguments);
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
     * @param of only of these universities
     * @param state only these; null: all
     * @param after id of the last one of the page before; null: from the beginning
     */
    public List<Item> items(UUID job, Universities of, RetryJob.@Nullable Item state, @Nullable UUID after, int most) {
        return jdbc.query(
                "select i.*, t.source_key, t.state as now from retry_item i"
                        + " join transfer t on t.id = i.transfer where i.batch = ? and "
                        + Universities.condition("i.university") + " and (?::text is null or i.state = ?)"
                        + " and (?::uuid is null or i.transfer > ?) order by i.transfer limit ?",
                (row, number) -> item(row),
                job,
                of.array(),
                of.array(),
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
