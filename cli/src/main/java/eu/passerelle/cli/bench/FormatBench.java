package eu.passerelle.cli.bench;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.journal.CopyRef;
import eu.passerelle.journal.ListPlace;
import eu.passerelle.journal.StatusLists;
import eu.passerelle.model.Credential;
import eu.passerelle.portal.status.CopyStatuses;
import eu.passerelle.portal.status.StatusAddress;
import eu.passerelle.routes.IssuingTrial;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many credentials a second one format gives, beside the bare signatures of its key in the same turns. */
public final class FormatBench {

    private static final int MOST_TURNS = 12;
    /** Of all works once, so that a batch with places does not fill it. */
    private static final Duration SHORTEST_TURN = Duration.ofMillis(100);
    /** Half of what writes and seals a credential is compiled only after some thousand of them, by the same two cores. */
    private static final int WARM_UP = 4;

    private static final int SIGNED_BYTES = 1024;

    /** Credentials of one work order of the hub; their places on status lists are given in one transaction. */
    private static final int BATCH = 50;

    /** As in the hub some work while others wait for the database. */
    private static final int THREADS_A_CORE = 2;

    private static final String UNIVERSITY = "bench";

    private static final URI LIST = URI.create("https://hub.example/public/status/" + UUID.randomUUID());
    private static final int PLACES = 1 << 17;

    private FormatBench() {}

    /**
     * Per second on all cores.
     *
     * @param bytes of one credential
     * @param signatures bare ones of 1 KB by the key that seals the format
     * @param credentials rendered, validated and sealed
     * @param placed the same, each with its place on a status list, given before and confirmed after; null where the format
     *     has no status
     * @param kept share of the rate that places leave, of turn to turn: the machine may be another one the next second
     */
    public record Figures(
            String format,
            String algorithm,
            int bytes,
            double signatures,
            double credentials,
            @Nullable Double placed,
            @Nullable Double kept) {}

    /**
     * @param lists of a journal that nobody else uses
     * @param address where the lists would be published
     * @param duration of the measurement, after four times as long to warm up
     */
    public static Figures measure(
            IssuingTrial trial, StatusLists lists, StatusAddress address, String format, Duration duration)
            throws InterruptedException {
        CopyStatuses statuses = new CopyStatuses(lists, address);
        SigningKey key = trial.key(format);
        byte[] data = new byte[SIGNED_BYTES];
        List<Callable<Integer>> works = new ArrayList<>();
        works.add(() -> key.sign(data).length > 0 ? 1 : 0);
        works.add(() -> done(trial.issue(format, List.of(invented()))));
        boolean hasStatus = !places(statuses, format).isEmpty();
        if (hasStatus) {
            works.add(() -> {
                SequencedMap<CopyRef, ListPlace> places = places(statuses, format);
                int issued = 0;
                for (ListPlace place : places.values()) {
                    issued += done(trial.issue(format, List.of(statuses.written(place))));
                }
                lists.confirm(places);
                return issued;
            });
        }
        int turns = (int) Math.clamp(duration.dividedBy(SHORTEST_TURN), 1, MOST_TURNS);
        double[][] rates = rates(format, works, turns, duration.dividedBy((long) works.size() * turns));
        return new Figures(
                format,
                key.algorithm(),
                trial.issue(format).content().length,
                median(rates[0]),
                median(rates[1]),
                hasStatus ? median(rates[2]) : null,
                hasStatus
                        ? median(IntStream.range(0, turns)
                                .mapToDouble(turn -> rates[2][turn] / rates[1][turn])
                                .toArray())
                        : null);
    }

    /** Another one each time, as when they are given: the same again would be quicker to write and to judge. */
    private static StatusPlace invented() {
        return new StatusPlace(LIST, ThreadLocalRandom.current().nextInt(PLACES), "revocation");
    }

    private static int done(Credential credential) {
        return credential.content().length > 0 ? 1 : 0;
    }

    private static SequencedMap<CopyRef, ListPlace> places(CopyStatuses statuses, String format) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        List<UUID> transfers = Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                .limit(BATCH)
                .toList();
        return statuses.ahead(UNIVERSITY, format, transfers);
    }

    /** Of each work, in turns, so that what else the machine does meets all of them. */
    private static double[][] rates(String format, List<Callable<Integer>> works, int turns, Duration slice)
            throws InterruptedException {
        double[][] rates = new double[works.size()][turns];
        int threads = THREADS_A_CORE * Runtime.getRuntime().availableProcessors();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int turn = -WARM_UP * turns; turn < turns; turn++) {
                for (int work = 0; work < works.size(); work++) {
                    double rate = rate(pool, works.get(work), slice.toNanos(), threads);
                    if (turn >= 0) {
                        rates[work][turn] = rate;
                    }
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(format + " cannot be issued: " + e.getCause(), e);
        }
        return rates;
    }

    /** A turn in which others had the machine does not count. */
    private static double median(double[] rates) {
        double[] sorted = rates.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double rate(ExecutorService pool, Callable<Integer> work, long slice, int threads)
            throws InterruptedException, ExecutionException {
        Callable<Double> measured = () -> {
            long start = System.nanoTime();
            long done = 0;
            long took;
            do {
                done += work.call();
                took = System.nanoTime() - start;
            } while (took < slice);
            return done * 1e9 / took;
        };
        double sum = 0;
        for (Future<Double> each : pool.invokeAll(Collections.nCopies(threads, measured))) {
            sum += each.get();
        }
        return sum;
    }
}
