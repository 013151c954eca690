package eu.passerelle.credentials.elm;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Keeps what is dear to make; forgets everything when it is full, which a hub of ordinary size never sees. */
final class Cache<K, V> {

    private final int limit;
    private final ConcurrentHashMap<K, V> entries = new ConcurrentHashMap<>();

    Cache(int limit) {
        this.limit = limit;
    }

    V get(K key, Function<K, V> maker) {
        V known = entries.get(key);
        if (known != null) {
            return known;
        }
        if (entries.size() >= limit) {
            entries.clear();
        }
        return entries.computeIfAbsent(key, maker);
    }
}
