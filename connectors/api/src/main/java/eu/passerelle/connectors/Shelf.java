package eu.passerelle.connectors;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a connector fetched and keeps for some minutes, because many records refer to it, and so that it is there still
 * when a rate limit ends a reading half-way. When it is full, what was put on it first goes first; what is too old goes when
 * something is put. Thread-safe.
 *
 * @param <K> what tells one thing from another, in all universities that share the shelf
 */
public final class Shelf<K, V> {

    private final int most;
    private final Duration time;
    /** In the order in which they were put. */
    private final Map<K, Kept<V>> kept = new LinkedHashMap<>();

    /** @param until milliseconds since 1970 */
    private record Kept<V>(V value, long until) {}

    /** @param time that a thing is kept */
    public Shelf(int most, Duration time) {
        this.most = most;
        this.time = time;
    }

    /** Null where it is not kept, or not any more. */
    public synchronized @Nullable V get(K key, Instant now) {
        Kept<V> found = kept.get(key);
        return found != null && found.until() > now.toEpochMilli() ? found.value() : null;
    }

    public synchronized void put(K key, V value, Instant now) {
        kept.remove(key);
        kept.put(key, new Kept<>(value, now.plus(time).toEpochMilli()));
        // persons are among them: what nobody may get any more is not kept either
        Iterator<Kept<V>> eldest = kept.values().iterator();
        while (eldest.hasNext() && (eldest.next().until() <= now.toEpochMilli() || kept.size() > most)) {
            eldest.remove();
        }
    }

    /** Of all that is kept, also what is too old to be given. */
    synchronized int size() {
        return kept.size();
    }

    /**
     * Fetches what is not there. Two who want the same at once may both fetch it.
     *
     * @param fetch empty where there is no such thing, which is not kept
     */
    public Optional<V> get(K key, Instant now, Supplier<Optional<V>> fetch) {
        V known = get(key, now);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<V> fetched = fetch.get();
        fetched.ifPresent(value -> put(key, value, now));
        return fetched;
    }
}
