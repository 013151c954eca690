package eu.passerelle.sis.ewp;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Mobilities that an institution has told us of, to be read at the end of the run under way. Kept in memory only: what a
 * restart forgets, the next index shows, because it was modified after the run began.
 */
final class Told {

    private static final int MOST = 10_000;

    private final ConcurrentHashMap<String, Set<String>> byUniversity = new ConcurrentHashMap<>();

    void put(String university, Collection<String> omobilities) {
        byUniversity.compute(university, (id, known) -> {
            Set<String> all = known == null ? new LinkedHashSet<>() : new LinkedHashSet<>(known);
            omobilities.stream().limit(MOST - (long) all.size()).forEach(all::add);
            return all;
        });
    }

    /** So many of them, which are then forgotten. */
    Set<String> take(String university, int atMost) {
        Set<String> taken = new LinkedHashSet<>();
        byUniversity.computeIfPresent(university, (id, known) -> {
            known.stream().limit(atMost).forEach(taken::add);
            Set<String> left = new LinkedHashSet<>(known);
            left.removeAll(taken);
            return left.isEmpty() ? null : left;
        });
        return taken;
    }

    boolean anything(String university) {
        return byUniversity.containsKey(university);
    }
}
