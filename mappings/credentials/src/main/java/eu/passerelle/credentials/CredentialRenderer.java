package eu.passerelle.credentials;

import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;

/** Writes what is claimed in one credential format. Pure and thread-safe: the same achievement gives the same bytes. */
public interface CredentialRenderer {

    /** Name of the format, for example {@code elm}. */
    String format();

    Credential render(Achievement achievement);
}
