package eu.passerelle.seal.dss;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.keys.DemoCertificates;
import eu.passerelle.model.Credential;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast a seal is beside the bare signature, measured in the same run.
 *
 * @param oneThread rates of one thread
 * @param twoThreads rates of two threads together
 */
public record SealRates(Rates oneThread, Rates twoThreads) {

    /** Content of a realistic credential, in bytes: text in several alphabets and a certificate's picture. */
    public static final int REALISTIC = 40 * 1024;

    private static final int EMPTY = 2;
    private static final int ROUNDS = 30;
    private static final int WARM_UP_ROUNDS = 15;
    private static final int FIGURES = 6;

    /**
     * Per second.
     *
     * @param signatures P-256 signatures of 32 bytes by the JDK
     * @param emptySeals seals of an empty JSON object
     * @param realisticSeals seals of {@link #REALISTIC} bytes
     */
    public record Rates(double signatures, double emptySeals, double realisticSeals) {

        /** Realistic seals to bare signatures; the hub promises 0.6 for a P-256 key. */
        public double ratio() {
            return realisticSeals / signatures;
        }
    }

    /** Something done again and again; the result keeps the compiler from leaving it out. */
    private interface Work {
        int once() throws GeneralSecurityException;
    }

    /**
     * Measures all figures in turns, so that whatever else the machine does slows all of them alike.
     *
     * @param duration of the whole measurement, after half as long to warm up
     */
    public static SealRates measure(CredentialSealer sealer, Duration duration) {
        List<Work> works = List.of(signature(), seal(sealer, EMPTY), seal(sealer, REALISTIC));
        long slice = duration.toNanos() / (ROUNDS * FIGURES);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            rounds(threads, works, slice, WARM_UP_ROUNDS);
            double[][] rates = rounds(threads, works, slice, ROUNDS);
            return new SealRates(
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
                .map(each -> Arrays.stream(each).mapToDouble(SealRates::median).toArray())
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

    private static Work signature() {
        try {
            PrivateKey key = DemoCertificates.p256().getPrivate();
            byte[] data = new byte[32];
            return () -> {
                Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
                signature.initSign(key);
                signature.update(data);
                return signature.sign().length;
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no P-256.", e);
        }
    }

    private static Work seal(CredentialSealer sealer, int size) {
        Credential credential = new Credential(UUID.randomUUID(), "elm", "application/ld+json", content(size));
        return () -> sealer.seal(credential, Instant.now()).content().length;
    }

    /**
     * JSON of about {@code size} bytes as credentials have it: half of it a picture in Base64 (two thirds and more in the
     * Commission's samples); of the rest one byte in eight is to be escaped (as there) and one in eight not ASCII (there
     * hardly any).
     */
    static byte[] content(int size) {
        if (size <= EMPTY) {
            return "{}".getBytes(StandardCharsets.UTF_8);
        }
        String part = "{\"title\":{\"el\":\"Εισαγωγή\",\"en\":\"Introduction to linguistics\"},"
                + "\"id\":\"http://data.europa.eu/snb/model/elm/LearningOutcome\",\"type\":\"LearningOutcome\"},";
        int partBytes = part.getBytes(StandardCharsets.UTF_8).length;
        return ("{\"parts\":[" + part.repeat(size / 2 / partBytes) + "{}],\"content\":\""
                        + "iVBORw0K".repeat(size / 2 / 8) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
