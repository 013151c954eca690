package eu.passerelle.seal.integrity;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.model.Credential;
import java.time.Duration;
import java.time.Instant;
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
 * How fast Data Integrity proofs are beside the bare signature, measured in the same run.
 *
 * @param oneThread rates of one thread
 * @param twoThreads rates of two threads together
 */
public record IntegrityRates(Rates oneThread, Rates twoThreads) {

    private static final int ROUNDS = 20;
    private static final int WARM_UP_ROUNDS = 15;
    private static final int FIGURES = 6;

    /**
     * Per second.
     *
     * @param signatures bare signatures of 64 bytes by the key
     * @param seals proofs under a credential that is there: reading, canonical form, digests, signature, writing
     * @param credentials credentials made and sealed; the hub promises 1,000 on two threads
     */
    public record Rates(double signatures, double seals, double credentials) {}

    /** Something done again and again; the result keeps the compiler from leaving it out. */
    private interface Work {
        int once();
    }

    /**
     * Measures all figures in turns, so that whatever else the machine does slows all of them alike.
     *
     * @param maker writes and checks a credential, each time anew
     * @param duration of the whole measurement, after three quarters as long to warm up
     */
    public static IntegrityRates measure(
            SigningKey key, CredentialSealer sealer, Supplier<Credential> maker, Duration duration) {
        byte[] data = new byte[64];
        Credential made = maker.get();
        List<Work> works = List.of(
                () -> key.sign(data).length,
                () -> sealer.seal(made, Instant.now()).content().length,
                () -> sealer.seal(maker.get(), Instant.now()).content().length);
        long slice = duration.toNanos() / (ROUNDS * FIGURES);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            rounds(threads, works, slice, WARM_UP_ROUNDS);
            double[][] rates = rounds(threads, works, slice, ROUNDS);
            return new IntegrityRates(
                    new Rates(rates[0][0], rates[0][1], rates[0][2]), new Rates(rates[1][0], rates[1][1], rates[1][2]));
        }
    }

    /** The median of the rounds by number of threads and work: a round in which others had the machine does not count. */
    private static double[][] rounds(ExecutorService threads, List<Work> works, long slice, int rounds) {
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
                        Arrays.stream(each).mapToDouble(IntegrityRates::median).toArray())
                .toArray(double[][]::new);
    }

    private static double median(double[] rates) {
        double[] sorted = rates.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double rate(ExecutorService threads, Work work, long slice, int count) {
        Callable<Double> measured = () -> {
            long start = System.nanoTime();
            long done = 0;
            long took;
            do {
                done += work.once() > 0 ? 1 : 0;
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
