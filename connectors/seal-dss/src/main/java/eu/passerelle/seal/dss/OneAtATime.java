package eu.passerelle.seal.dss;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What DSS reads as JSON, it checks with schemas that all of its objects share and that remember where they are: two
 * threads at once, each with objects of its own, find sound documents broken (DSS 6.4, json-sKema). So there is one lock
 * for the whole JVM.
 */
final class OneAtATime {

    private static final ReentrantLock LOCK = new ReentrantLock();

    private OneAtATime() {}

    /** More wait than may, or it took too long. */
    static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * For those who can come again: strangers' documents must not keep seals waiting, nor wait for ever behind them.
     *
     * @param queued so many others may wait already
     * @throws Busy more do, or the turn did not come in time
     */
    static <T> T read(Supplier<T> reading, int queued, Duration patience) {
        try {
            if (LOCK.getQueueLength() > queued || !LOCK.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
        try {
            return reading.get();
        } finally {
            LOCK.unlock();
        }
    }

    static <T> T read(Supplier<T> reading) {
        LOCK.lock();
        try {
            return reading.get();
        } finally {
            LOCK.unlock();
        }
    }
}
