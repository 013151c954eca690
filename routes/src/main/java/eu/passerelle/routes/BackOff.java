package eu.passerelle.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When to try again: 10 s, 30 s, 90 s, 5 min, then hourly for a day; after that a person must look. */
final class BackOff {

    private static final List<Duration> FIRST =
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(90), Duration.ofMinutes(5));
    private static final int HOURLY = 24;

    private BackOff() {}

    /**
     * @param failed attempts that have failed so far, the last one included
     * @param asked how long the other side asked us to wait, if it did
     */
    static Optional<Instant> next(int failed, Instant now, Optional<Duration> asked) {
        if (failed > FIRST.size() + HOURLY) {
            return Optional.empty();
        }
        Duration wait = failed <= FIRST.size() ? FIRST.get(Math.max(0, failed - 1)) : Duration.ofHours(1);
        Duration longest =
                asked.filter(duration -> duration.compareTo(wait) > 0).orElse(wait);
        return Optional.of(now.plus(longest));
    }
}
