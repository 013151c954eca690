package eu.passerelle.cli.bench;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.model.Credential;
import eu.passerelle.portal.status.CopyStatuses;
import eu.passerelle.routes.IssuingTrial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many credentials a second one format gives, beside the bare signatures of its key in the same turns. */
public final class FormatBench {

    private static final int TURNS = 12;
    /** Half of what writes and seals a credential is compiled only after some thousand of them, by the same two cores. */
    private static final int WARM_UP_TURNS = 4 * TURNS;

    private static final int SIGNED_BYTES = 1024;

    /** Credentials of one work order of the hub; their places on status lists are given in one transaction. */
    private static final int BATCH = 50;

    private static final String UNIVERSITY = "bench";

    private FormatBench() {}

    /**
     * Per second, on as many threads as there are cores.
     *
     * @param bytes of one credential
     * @param signatures bare ones of 1 KB by the key that seals the format
     * @param credentials rendered, validated and sealed
     * @param placed the same, each after its place on a status list was given and committed; null where the format has no
     *     status
     */
    public record Figures(
            String format,
            String algorithm,
            int bytes,
            double signatures,
            double credentials,
            @Nullable Double placed) {}

    /**
     * @param statuses gives places, of a journal that nobody else uses
     * @param duration of the measurement, after four times as long to warm up
     */
    public static Figures measure(IssuingTrial trial, CopyStatuses statuses, String format, Duration duration)
            throws InterruptedException {
        SigningKey key = trial.key(format);
        byte[] data = new byte[SIGNED_BYTES];
        List<Callable<Integer>> works = new ArrayList<>();
        works.add(() -> key.sign(data).length > 0 ? 1 : 0);
        works.add(() -> done(trial.issue(format)));
        boolean hasStatus = !places(statuses, format).isEmpty();
        if (hasStatus) {
            works.add(() -> {
                int issued = 0;
                for (List<StatusPlace> places : places(statuses, format)) {
                    issued += done(trial.issue(format, places));
                }
                return issued;
            });
        }
        double[] rates = rates(format, works, duration.toNanos() / ((long) works.size() * TURNS));
        return new Figures(
                format,
                key.algorithm(),
                trial.issue(format).content().length,
                rates[0],
                rates[1],
                hasStatus ? rates[2] : null);
    }

    private static int done(Credential credential) {
        return credential.content().length > 0 ? 1 : 0;
    }

    private static Collection<List<StatusPlace>> places(CopyStatuses statuses, String format) {
        List<UUID> transfers = Stream.generate(UUID::randomUUID).limit(BATCH).toList();
        return statuses.of(UNIVERSITY, format, transfers).values();
    }

    /** Of each work, in turns, so that what else the machine does meets all of them. */
    private static double[] rates(String format, List<Callable<Integer>> works, long slice)
            throws InterruptedException {
        double[][] rates = new double[works.size()][TURNS];
        int cores = Runtime.getRuntime().availableProcessors();
        try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
            for (int turn = -WARM_UP_TURNS; turn < TURNS; turn++) {
                for (int work = 0; work < works.size(); work++) {
                    double rate = rate(threads, works.get(work), slice, cores);
                    if (turn >= 0) {
                        rates[work][turn] = rate;
                    }
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(format + " cannot be issued: " + e.getCause(), e);
        }
        return Arrays.stream(rates).mapToDouble(FormatBench::median).toArray();
    }

    /** A turn in which others had the machine does not count. */
    private static double median(double[] rates) {
        double[] sorted = rates.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double rate(ExecutorService threads, Callable<Integer> work, long slice, int cores)
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
        for (Future<Double> each : threads.invokeAll(Collections.nCopies(cores, measured))) {
            sum += each.get();
        }
        return sum;
    }
}
