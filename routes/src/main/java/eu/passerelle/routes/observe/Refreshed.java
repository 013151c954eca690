package eu.passerelle.routes.observe;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is worked out when somebody asks and it has grown old, once for all who ask meanwhile. Who asks waits a
 * little and no longer, so that a scrape ends even while database or broker do not answer.
 *
 * @param <T> what is worked out
 */
final class Refreshed<T> {

    private final Duration fresh;
    private final Duration patience;
    private final Supplier<T> source;
    private @Nullable CompletableFuture<T> newest;
    private long begun;

    Refreshed(Duration fresh, Duration patience, Supplier<T> source) {
        this.fresh = fresh;
        this.patience = patience;
        this.source = source;
    }

    /** Empty while it cannot be worked out. */
    Optional<T> get() {
        try {
            return Optional.of(asked().get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized CompletableFuture<T> asked() {
        long now = System.nanoTime();
        CompletableFuture<T> known = newest;
        boolean old = known == null || known.isDone() && now - begun > fresh.toNanos();
        if (known != null && !old) {
            return known;
        }
        CompletableFuture<T> next = CompletableFuture.supplyAsync(
                source, task -> Thread.ofVirtual().name("observe").start(task));
        newest = next;
        begun = now;
        return next;
    }
}
