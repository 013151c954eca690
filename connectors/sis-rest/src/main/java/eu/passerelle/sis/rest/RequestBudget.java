package eu.passerelle.sis.rest;

import eu.passerelle.connectors.failure.SisUnavailable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** At most so many requests in any stretch of so much time, over all runs and checks of one university; others wait. */
final class RequestBudget {

    private final RestSettings.@Nullable Budget budget;
    private final LongSupplier nanos;
    private final Pause pause;
    private final ArrayDeque<Long> taken = new ArrayDeque<>();

    /** How it waits. */
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    RequestBudget(RestSettings.@Nullable Budget budget, LongSupplier nanos, Pause pause) {
        this.budget = budget;
        this.nanos = nanos;
        this.pause = pause;
    }

    static RequestBudget of(RestSettings settings) {
        return new RequestBudget(settings.budget(), System::nanoTime, Thread::sleep);
    }

    /** @throws SisUnavailable when the hub stops while it waits */
    void take(String university) {
        if (budget == null) {
            return;
        }
        try {
            for (Duration wait = tryTake(budget); wait.isPositive(); wait = tryTake(budget)) {
                pause.of(wait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SisUnavailable(university + ": stopped while waiting for the request budget.", e);
        }
    }

    private synchronized Duration tryTake(RestSettings.Budget limit) {
        long now = nanos.getAsLong();
        long span = limit.per().toNanos();
        while (!taken.isEmpty() && now - taken.getFirst() >= span) {
            taken.removeFirst();
        }
        if (taken.size() < limit.requests()) {
            taken.addLast(now);
            return Duration.ZERO;
        }
        return Duration.ofNanos(span - (now - taken.getFirst()));
    }
}
