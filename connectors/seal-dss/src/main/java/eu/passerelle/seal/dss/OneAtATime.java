package eu.passerelle.seal.dss;

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

    static <T> T read(Supplier<T> reading) {
        LOCK.lock();
        try {
            return reading.get();
        } finally {
            LOCK.unlock();
        }
    }
}
