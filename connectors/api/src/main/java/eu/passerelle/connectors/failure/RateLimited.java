package eu.passerelle.connectors.failure;

import java.time.Duration;
import java.util.Optional;

/** The other side asks us to slow down (HTTP 429 or 503 with Retry-After). */
public final class RateLimited extends RetriableException {

    private final Duration wait;

    public RateLimited(Responsible responsible, String message, Duration wait) {
        super(responsible, message, null);
        this.wait = wait;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(wait);
    }
}
