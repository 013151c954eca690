package eu.passerelle.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Transfers that are tried again together, and how far they are. {@code asked} is the sum of all items by state.
 *
 * @param selection what was chosen, for people
 * @param pace so many may be on their way at once now
 * @param says why it is as it is: what stopped it, or what the last person said
 * @param underWay {@code queued + sent + troubled}: what may still change
 * @param queued not sent yet
 * @param sent on their way
 * @param troubled failed again, and will be tried again by policy
 * @param offered waits for its learner to take it
 * @param otherwise declined, referred or rejected this time
 * @param skipped was in no state for it when its turn came
 */
public record RetryJob(
        UUID id,
        String selection,
        String by,
        Instant at,
        @Nullable String why,
        State state,
        RetryFrom from,
        @Nullable String target,
        boolean asThen,
        int rate,
        int stopAt,
        int pace,
        @Nullable String says,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        @Nullable Instant endedAt,
        long asked,
        long underWay,
        long queued,
        long sent,
        long troubled,
        long delivered,
        long offered,
        long failed,
        long otherwise,
        long skipped,
        long cancelled) {

    /** Where a job is. */
    public enum State {
        RUNNING,
        /** A person has stopped it for a while. */
        PAUSED,
        /** By itself: too many failed again. */
        STOPPED,
        /** What was not sent never is. */
        CANCELLED,
        /** Everything has come to rest. */
        DONE
    }

    /** Where an item is. */
    public enum Item {
        QUEUED,
        SENT,
        TROUBLED,
        DELIVERED,
        OFFERED,
        FAILED,
        OTHERWISE,
        SKIPPED,
        CANCELLED
    }

    RetryOrder order() {
        return new RetryOrder(from, target, asThen, rate, stopAt, why);
    }

    static RetryJob of(ResultSet row) throws SQLException {
        Map<?, ?> counts = ModelJson.read(row.getString("counts"), Map.class);
        long queued = count(counts, Item.QUEUED);
        long sent = count(counts, Item.SENT);
        long troubled = count(counts, Item.TROUBLED);
        return new RetryJob(
                row.getObject("id", UUID.class),
                row.getString("selection"),
                row.getString("asked_by"),
                Objects.requireNonNull(SyncRuns.instant(row, "asked_at")),
                row.getString("why"),
                State.valueOf(row.getString("state")),
                RetryFrom.valueOf(row.getString("retry_from")),
                row.getString("target"),
                row.getBoolean("as_then"),
                row.getInt("rate"),
                row.getInt("stop_at"),
                row.getInt("pace"),
                row.getString("says"),
                row.getString("changed_by"),
                SyncRuns.instant(row, "changed_at"),
                SyncRuns.instant(row, "ended_at"),
                row.getLong("asked"),
                queued + sent + troubled,
                queued,
                sent,
                troubled,
                count(counts, Item.DELIVERED),
                count(counts, Item.OFFERED),
                count(counts, Item.FAILED),
                count(counts, Item.OTHERWISE),
                count(counts, Item.SKIPPED),
                count(counts, Item.CANCELLED));
    }

    private static long count(Map<?, ?> counts, Item item) {
        return counts.get(item.name()) instanceof Number number ? number.longValue() : 0;
    }
}
