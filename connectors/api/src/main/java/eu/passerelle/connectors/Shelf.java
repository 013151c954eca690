package eu.passerelle.connectors;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a connector fetched and keeps for some minutes, because many records refer to it, and so that it is there still
 * when a rate limit ends a reading half-way. When it is full, what was put on it first goes first. Thread-safe.
 *
 * @param <K> what tells one thing from another, in all universities that share the shelf
 */
public final class Shelf<K, V> {

    private final Duration time;
    private final Map<K, Kept<V>> kept;

    /** @param until milliseconds since 1970 */
    private record Kept<V>(V value, long until) {}

    /** @param time that a thing is kept, unless its own is given */
    public Shelf(int most, Duration time) {
        this.time = time;
        this.kept = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
                return size() > most;
            }
        };
    }

    /** Null where it is not kept, or not any more. */
    public synchronized @Nullable V get(K key, Instant now) {
        Kept<V> found = kept.get(key);
        return found != null && found.until() > now.toEpochMilli() ? found.value() : null;
    }

    public void put(K key, V value, Instant now) {
        put(key, value, now, time);
    }

    private synchronized void put(K key, V value, Instant now, Duration own) {
        kept.put(key, new Kept<>(value, now.plus(own).toEpochMilli()));
    }

    /**
     * Fetches what is not there. Two who want the same at once may both fetch it.
     *
     * @param fetch empty where there is no such thing, which is not kept
     */
    public Optional<V> get(K key, Instant now, Supplier<Optional<V>> fetch) {
        return get(key, now, time, fetch);
    }

    /** @param own time that it is kept when it is fetched now */
    public Optional<V> get(K key, Instant now, Duration own, Supplier<Optional<V>> fetch) {
        V known = get(key, now);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<V> fetched = fetch.get();
        fetched.ifPresent(value -> put(key, value, now, own));
        return fetched;
    }
}
