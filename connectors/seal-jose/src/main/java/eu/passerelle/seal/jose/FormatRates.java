package eu.passerelle.seal.jose;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.model.Credential;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * How many credentials of one format are issued beside the bare signature of the same key, measured in the same run.
 *
 * @param oneThread rates of one thread
 * @param twoThreads rates of two threads together
 */
public record FormatRates(Rates oneThread, Rates twoThreads) {

    private static final int ROUNDS = 20;
    private static final int WARM_UP_ROUNDS = 10;
    private static final int FIGURES = 4;
    private static final int SIGNED_BYTES = 32;

    /**
     * Per second.
     *
     * @param signatures of 32 bytes by the key
     * @param credentials issued: whatever the caller has measured
     */
    public record Rates(double signatures, double credentials) {

        /** Credentials to bare signatures. */
        public double ratio() {
            return credentials / signatures;
        }
    }

    /**
     * Measures both in turns, so that whatever else the machine does slows both alike.
     *
     * @param key that {@code issuing} seals with
     * @param issuing issues one credential: renders, checks and seals; thread-safe
     * @param duration of the whole measurement, after half as long to warm up
     */
    public static FormatRates measure(SigningKey key, Supplier<Credential> issuing, Duration duration) {
        byte[] data = new byte[SIGNED_BYTES];
        List<Callable<Integer>> works =
                List.of(() -> key.sign(data).length, () -> issuing.get().content().length);
        long slice = duration.toNanos() / (ROUNDS * FIGURES);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            rounds(threads, works, slice, WARM_UP_ROUNDS);
            double[][] rates = rounds(threads, works, slice, ROUNDS);
            return new FormatRates(new Rates(rates[0][0], rates[0][1]), new Rates(rates[1][0], rates[1][1]));
        }
    }

    /** The median of the rounds by number of threads and work: a round in which others had the machine does not count. */
    private static double[][] rounds(ExecutorService threads, List<Callable<Integer>> works, long slice, int rounds) {
        double[][][] rates = new double[2][works.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int count = 1; count <= 2; count++) {
                for (int work = 0; work < works.size(); work++) {
                    rates[count - 1][work][round] = rate(threads, works.get(work), slice, count);
                }
            }
        }
        return Arrays.stream(rates)
                .map(each ->
                        Arrays.stream(each).mapToDouble(FormatRates::median).toArray())
                .toArray(double[][]::new);
    }

    private static double median(double[] rates) {
        double[] sorted = rates.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double rate(ExecutorService threads, Callable<Integer> work, long slice, int count) {
        Callable<Double> measured = () -> {
            long start = System.nanoTime();
            long done = 0;
            long took;
            do {
                done += work.call() > 0 ? 1 : 0;
                took = System.nanoTime() - start;
            } while (took < slice);
            return done * 1e9 / took;
        };
        double sum = 0;
        try {
            for (Future<Double> each : threads.invokeAll(Collections.nCopies(count, measured))) {
                sum += each.get();
            }
            return sum;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The measurement was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The measurement failed: " + e.getCause(), e);
        }
    }
}
