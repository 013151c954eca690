package eu.passerelle.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What trying again would be, worked out before anything is changed. */
public final class RetryEstimates {

    private final JdbcTemplate jdbc;

    RetryEstimates(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How many, whose, to whom, how long. Nothing is delivered twice in effect: what a target has is never handed over again,
     * and a target that has it after all says so.
     *
     * @param count that can be tried again
     * @param deliverAgain of them handed over as they are sealed; the others are judged anew
     * @param universities how many of each
     * @param targets how many are handed over again to each as they are sealed; where the others go is found when they are
     *     judged
     * @param refused how many fit the selection and must not be tried again so, by reason
     * @param oldest when the one that waits longest came to where it is; null where there is none
     * @param seconds at the least, when all goes well: it begins slowly and doubles up to the rate
     */
    public record Estimate(
            long count,
            long deliverAgain,
            Map<String, Long> universities,
            Map<String, Long> targets,
            Map<String, Long> refused,
            @Nullable Instant oldest,
            long seconds) {}

    Estimate of(RetrySelection selection, RetryOrder order, Universities of) {
        RetrySelection.Condition chosen = selection.condition(of);
        List<@Nullable Object> arguments = new ArrayList<>();
        if (order.from() == RetryFrom.DELIVER) {
            arguments.add(order.target());
            arguments.add(order.target());
        }
        arguments.addAll(chosen.arguments());
        String which = "with chosen as (select t.id, t.university, t.updated_at, k.id is not null as sealed, "
                + PutBack.refusalNow(order.from()) + " as refusal from transfer t" + PutBack.JOIN + " where "
                + chosen.sql() + ")";
        Sums sums = new Sums();
        jdbc.query(
                which + " select university, refusal, sealed, count(*), min(updated_at) as oldest from chosen"
                        + " group by university, refusal, sealed",
                row -> {
                    sums.add(
                            row.getString(1),
                            row.getString(2),
                            row.getBoolean(3),
                            row.getLong(4),
                            SyncRuns.instant(row, "oldest"));
                },
                arguments.toArray());
        boolean handsOver = order.from() == RetryFrom.FAILED || order.from() == RetryFrom.DELIVER;
        return new Estimate(
                sums.count,
                handsOver ? sums.sealed : 0,
                sums.universities,
                handsOver && sums.sealed > 0 ? targets(which, arguments, order) : Map.of(),
                sums.refused,
                sums.oldest,
                seconds(sums.count, order.rate()));
    }

    private Map<String, Long> targets(String which, List<@Nullable Object> arguments, RetryOrder order) {
        Map<String, Long> targets = new TreeMap<>();
        List<@Nullable Object> all = new ArrayList<>(arguments);
        all.add(order.target());
        all.add(order.target());
        jdbc.query(
                which + " select d.target, count(*) from chosen c join delivery d on d.transfer = c.id"
                        + " and d.state in ('FAILED', 'PENDING') where c.refusal is null"
                        + " and (?::text is null or d.target = ?) group by d.target",
                row -> {
                    targets.put(row.getString(1), row.getLong(2));
                },
                all.toArray());
        return targets;
    }

    /** One look a second; each may send what the pace leaves, which doubles when as many have gone well. */
    static long seconds(long count, int rate) {
        long seconds = 0;
        long left = count;
        for (long pace = RetryRunner.FIRST_PACE; left > 0; pace = Math.min(pace * 2, RetryRunner.HIGHEST_PACE)) {
            if (pace >= rate) {
                return seconds + Math.ceilDiv(left, rate);
            }
            left -= pace;
            seconds++;
        }
        return seconds;
    }

    private static final class Sums {
        private final Map<String, Long> universities = new TreeMap<>();
        private final Map<String, Long> refused = new TreeMap<>();
        private long count;
        private long sealed;
        private @Nullable Instant oldest;

        void add(String university, @Nullable String refusal, boolean isSealed, long many, @Nullable Instant since) {
            if (refusal != null) {
                refused.merge(refusal, many, Long::sum);
                return;
            }
            count += many;
            sealed += isSealed ? many : 0;
            universities.merge(university, many, Long::sum);
            if (since != null && (oldest == null || since.isBefore(oldest))) {
                oldest = since;
            }
        }
    }
}
