package eu.passerelle.connectors.failure;

import org.jspecify.annotations.Nullable;

/** What we wrote would not be a valid credential; it is not sealed. */
public final class CredentialInvalid extends NonRetriableException {

    public CredentialInvalid(String message) {
        this(message, null);
    }

    public CredentialInvalid(String message, @Nullable Throwable cause) {
        super(Responsible.HUB, message, cause);
    }
}
