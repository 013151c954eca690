package eu.passerelle.connectors.failure;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Worth trying again later, by policy: the caller stores the next attempt and carries on. */
public abstract non-sealed class RetriableException extends HubException {

    RetriableException(Responsible responsible, String message, @Nullable Throwable cause) {
        super(responsible, message, cause);
    }

    /** How long the other side asked us to wait, if it did. */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }
}
