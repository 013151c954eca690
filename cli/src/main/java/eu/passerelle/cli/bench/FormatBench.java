package eu.passerelle.cli.bench;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.routes.IssuingTrial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How many credentials a second one format gives, beside the bare signatures of its key in the same turns. */
public final class FormatBench {

    private static final int TURNS = 12;
    /** Half of what writes and seals a credential is compiled only after some thousand of them, by the same two cores. */
    private static final int WARM_UP_TURNS = 4 * TURNS;

    private static final int SIGNED_BYTES = 1024;

    private FormatBench() {}

    /**
     * Per second, on as many threads as there are cores.
     *
     * @param bytes of one credential
     * @param signatures bare ones of 1 KB by the key that seals the format
     * @param credentials rendered, validated and sealed
     */
    public record Figures(String format, String algorithm, int bytes, double signatures, double credentials) {}

    /** @param duration of the measurement, after four times as long to warm up */
    public static Figures measure(IssuingTrial trial, String format, Duration duration) throws InterruptedException {
        SigningKey key = trial.key(format);
        byte[] data = new byte[SIGNED_BYTES];
        Callable<Integer> sign = () -> key.sign(data).length;
        Callable<Integer> issue = () -> trial.issue(format).content().length;
        int cores = Runtime.getRuntime().availableProcessors();
        long slice = duration.toNanos() / (2 * TURNS);
        try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
            List<Double> signatures = new ArrayList<>();
            List<Double> credentials = new ArrayList<>();
            for (int turn = 0; turn < WARM_UP_TURNS + TURNS; turn++) {
                double signed = rate(threads, sign, slice, cores);
                double issued = rate(threads, issue, slice, cores);
                if (turn >= WARM_UP_TURNS) {
                    signatures.add(signed);
                    credentials.add(issued);
                }
            }
            return new Figures(
                    format,
                    key.algorithm(),
                    trial.issue(format).content().length,
                    median(signatures),
                    median(credentials));
        } catch (ExecutionException e) {
            throw new IllegalStateException(format + " cannot be issued: " + e.getCause(), e);
        }
    }

    /** A turn in which others had the machine does not count. */
    private static double median(List<Double> rates) {
        double[] sorted =
                rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
    }

    private static double rate(ExecutorService threads, Callable<Integer> work, long slice, int cores)
            throws InterruptedException, ExecutionException {
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
        for (Future<Double> each : threads.invokeAll(Collections.nCopies(cores, measured))) {
            sum += each.get();
        }
        return sum;
    }
}
