package eu.passerelle.connectors.failure;

import org.jspecify.annotations.Nullable;

/** What sealing needs and the hub does not have itself is away: key module, signing service, time-stamping authority. */
public final class SigningUnavailable extends RetriableException {

    public SigningUnavailable(String message) {
        this(message, null);
    }

    public SigningUnavailable(String message, @Nullable Throwable cause) {
        super(Responsible.HUB, message, cause);
    }
}
