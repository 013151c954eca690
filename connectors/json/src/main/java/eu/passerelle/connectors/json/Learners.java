package eu.passerelle.connectors.json;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.model.Learner;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Learners of the persons that a connector keeps, so that a person with many results is read once. A person that was
 * fetched anew is read anew, and so are all when the university's settings change. Thread-safe.
 */
public final class Learners {

    private static final int MOST_KEPT = 30_000;

    private final Map<String, Known> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** Both are compared as objects: an equal one is another one, as two universities may number their persons alike. */
    private record Known(SisContext<?> sis, JsonNode person, Learner learner) {}

    /**
     * How a person becomes a learner.
     *
     * @param <E> where the person cannot be read
     */
    @FunctionalInterface
    public interface Reading<E extends Exception> {
        Learner of(JsonNode person) throws E;
    }

    /** @param id of the person in the SIS */
    @SuppressWarnings("ReferenceEquality")
    public <E extends Exception> Learner of(SisContext<?> sis, String id, JsonNode person, Reading<E> reading)
            throws E {
        Known before = get(id);
        if (before != null && before.person() == person && before.sis() == sis) {
            return before.learner();
        }
        Learner learner = reading.of(person);
        put(id, new Known(sis, person, learner));
        return learner;
    }

    private synchronized @Nullable Known get(String id) {
        return known.get(id);
    }

    private synchronized void put(String id, Known learner) {
        known.put(id, learner);
    }
}
