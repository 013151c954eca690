package eu.passerelle.journal;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What places on status lists cost beside the bare insert of as many credentials, per second, one thread, durable,
 * {@link #BATCH} a commit; the median of rounds that take turns.
 *
 * @param inserts rows of 4 KiB
 * @param insertsWithPlaces the same rows, each with a place given in the same transaction
 * @param places given alone
 */
public record StatusRates(double inserts, double insertsWithPlaces, double places) {

    /** Credentials of one transaction, as in the hub's work orders. */
    public static final int BATCH = 50;

    private static final int ROW_BYTES = 4_096;
    private static final int ROUNDS = 9;
    private static final String UNIVERSITY = "bench";

    /** Time that a place adds to each credential, in microseconds. */
    public double microseconds() {
        return 1e6 / insertsWithPlaces - 1e6 / inserts;
    }

    /** What is left of a rate of issuing when every credential gets a place: {@code 0.8} is promised. */
    public double kept(double perSecond) {
        return 1 / (1 + perSecond * microseconds() / 1e6);
    }

    /** Leaves nothing behind in the journal. */
    public static StatusRates measure(JournalDatabase database, Duration duration) {
        JdbcTemplate jdbc = database.jdbc();
        StatusLists lists = new StatusLists(database);
        jdbc.execute("create table bench_status (id bigint generated always as identity primary key, content bytea)");
        try {
            List<Runnable> works = List.of(
                    () -> database.transactions().executeWithoutResult(status -> insert(jdbc)),
                    () -> database.transactions().executeWithoutResult(status -> {
                        allocate(lists);
                        insert(jdbc);
                    }),
                    () -> allocate(lists));
            double[][] rates = new double[works.size()][ROUNDS];
            long slice = duration.toNanos() / ((ROUNDS + 2) * works.size());
            works.forEach(work -> rate(work, 2 * slice));
            for (int round = 0; round < ROUNDS; round++) {
                for (int work = 0; work < works.size(); work++) {
                    rates[work][round] = rate(works.get(work), slice);
                }
            }
            return new StatusRates(median(rates[0]), median(rates[1]), median(rates[2]));
        } finally {
            jdbc.execute("drop table bench_status");
            jdbc.update(
                    "delete from status_place where list in (select id from status_list where university = ?)",
                    UNIVERSITY);
            jdbc.update("delete from status_list where university = ?", UNIVERSITY);
        }
    }

    private static void insert(JdbcTemplate jdbc) {
        byte[] content = new byte[ROW_BYTES];
        jdbc.batchUpdate(
                "insert into bench_status (content) values (?)",
                Stream.generate(() -> new Object[] {content}).limit(BATCH).toList());
    }

    private static void allocate(StatusLists lists) {
        lists.allocate(
                UNIVERSITY,
                StatusKind.TOKEN,
                Stream.generate(() -> CopyRef.only(UUID.randomUUID(), UNIVERSITY))
                        .limit(BATCH)
                        .toList());
    }

    private static double rate(Runnable work, long slice) {
        long start = System.nanoTime();
        long done = 0;
        long took;
        do {
            work.run();
            done += BATCH;
            took = System.nanoTime() - start;
        } while (took < slice);
        return done * 1e9 / took;
    }

    private static double median(double[] rates) {
        double[] sorted = rates.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
