package eu.passerelle.credentials;

import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;

/** Writes what is claimed in one credential format. Pure and thread-safe: the same input gives the same bytes. */
public interface CredentialRenderer {

    /** Name of the format, for example {@code elm}. */
    String format();

    /** @param binding of this copy; a format that has no place for a part of it leaves it out */
    Credential render(Achievement achievement, Binding binding);

    /** A copy for anybody who holds it, without a place on a status list. */
    default Credential render(Achievement achievement) {
        return render(achievement, Binding.NONE);
    }
}
