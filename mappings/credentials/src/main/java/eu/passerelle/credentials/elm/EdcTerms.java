package eu.passerelle.credentials.elm;

import eu.passerelle.model.University;
import org.jspecify.annotations.Nullable;

/**
 * What a university's Europass credentials are to be.
 *
 * @param mandate by which another organisation seals them; null where none was given
 */
public record EdcTerms(EdcProfile profile, @Nullable Mandate mandate) {

    /** As credentials are where nobody says anything. */
    public static final EdcTerms GENERIC = new EdcTerms(EdcProfile.GENERIC, null);

    /** Knows the terms of each university. Thread-safe; asked for every credential. */
    @FunctionalInterface
    public interface Source {
        EdcTerms of(University university);
    }
}
