package eu.passerelle.connectors;

import eu.passerelle.model.Learner;
import org.jspecify.annotations.Nullable;

/**
 * A person that a connector keeps, with the learner that they became, so that a person with many results is read once.
 * They are read anew when the university's settings change. Thread-safe.
 *
 * @param <T> what the SIS said of the person
 */
public final class KnownPerson<T> {

    private final T person;
    private volatile @Nullable Read read;

    /** The settings are compared as objects: where a file was read anew, an equal one is another one. */
    private record Read(SisContext<?> sis, Learner learner) {}

    public KnownPerson(T person) {
        this.person = person;
    }

    /**
     * How a person becomes a learner.
     *
     * @param <E> where the person cannot be read
     */
    @FunctionalInterface
    public interface Reading<T, E extends Exception> {
        Learner of(T person) throws E;
    }

    @SuppressWarnings("ReferenceEquality")
    public <E extends Exception> Learner learner(SisContext<?> sis, Reading<T, E> reading) throws E {
        Read before = read;
        if (before != null && before.sis() == sis) {
            return before.learner();
        }
        Learner learner = reading.of(person);
        read = new Read(sis, learner);
        return learner;
    }
}
