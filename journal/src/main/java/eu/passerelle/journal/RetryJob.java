package eu.passerelle.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Transfers that are tried again together, and how far they are. {@code asked} is the sum of all items by state.
 *
 * @param universities that it is of, as far as one may see them; all that follows is of these
 * @param selection what was chosen, for people
 * @param pace so many may be on their way at once now
 * @param says why it is as it is: what stopped it, or what the last person said; null where it is of others, too
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
        List<String> universities,
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

    /** @param of universities that one may see */
    static RetryJob of(ResultSet row, Universities of) throws SQLException {
        List<String> all = List.of((String[]) row.getArray("universities").getArray());
        List<String> universities = all.stream().filter(of::contains).toList();
        Map<Item, Long> counts = counts(row.getString("counts"), of);
        long queued = counts.getOrDefault(Item.QUEUED, 0L);
        long sent = counts.getOrDefault(Item.SENT, 0L);
        long troubled = counts.getOrDefault(Item.TROUBLED, 0L);
        return new RetryJob(
                row.getObject("id", UUID.class),
                universities,
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
                universities.size() < all.size() ? null : row.getString("says"),
                row.getString("changed_by"),
                SyncRuns.instant(row, "changed_at"),
                SyncRuns.instant(row, "ended_at"),
                counts.values().stream().mapToLong(Long::longValue).sum(),
                queued + sent + troubled,
                queued,
                sent,
                troubled,
                counts.getOrDefault(Item.DELIVERED, 0L),
                counts.getOrDefault(Item.OFFERED, 0L),
                counts.getOrDefault(Item.FAILED, 0L),
                counts.getOrDefault(Item.OTHERWISE, 0L),
                counts.getOrDefault(Item.SKIPPED, 0L),
                counts.getOrDefault(Item.CANCELLED, 0L));
    }

    /** @param json items by university and state */
    private static Map<Item, Long> counts(String json, Universities of) {
        Map<Item, Long> counts = new EnumMap<>(Item.class);
        Map<?, ?> byUniversity = ModelJson.read(json, Map.class);
        byUniversity.forEach((university, states) -> {
            if (of.contains(String.valueOf(university)) && states instanceof Map<?, ?> theirs) {
                theirs.forEach((state, many) -> counts.merge(
                        Item.valueOf(String.valueOf(state)), many instanceof Number n ? n.longValue() : 0L, Long::sum));
            }
        });
        return counts;
    }
}
