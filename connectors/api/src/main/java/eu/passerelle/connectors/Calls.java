package eu.passerelle.connectors;

import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.SisUnavailable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests to one system side by side, a few at a time. */
public final class Calls {

    /** Courtesy towards systems that state no limit. */
    public static final int AT_ONCE = 8;

    private Calls() {}

    /**
     * The results in the order of the calls; the first failure ends all.
     *
     * @param atOnce most calls under way at the same time
     */
    public static <T> List<T> all(String university, int atOnce, Collection<? extends Callable<T>> calls) {
        if (calls.isEmpty()) {
            return List.of();
        }
        try (ExecutorService threads =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            List<Future<T>> asked = new ArrayList<>();
            calls.forEach(call -> asked.add(threads.submit(call)));
            try {
                List<T> results = new ArrayList<>();
                for (Future<T> one : asked) {
                    results.add(one.get());
                }
                return results;
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw failure(e);
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new SisUnavailable(university + ": The reading was interrupted.", e);
            }
        }
    }

    private static RuntimeException failure(ExecutionException ended) {
        return switch (ended.getCause()) {
            case HubException failure -> failure;
            case null, default -> new IllegalStateException("a call to the SIS ended in a defect of the hub", ended);
        };
    }
}
