package eu.passerelle.connectors.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** The header Retry-After (RFC 9110 10.2.3), in seconds or as a date. */
public final class RetryAfter {

    private static final Duration UNSAID = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** At least a second, at most a day; 30 seconds when nothing readable is said. */
    public static Duration of(HttpHeaders headers, Instant now) {
        Duration wait = headers.firstValue("retry-after")
                .map(value -> parse(value.strip(), now))
                .orElse(UNSAID);
        if (wait.compareTo(Duration.ofSeconds(1)) < 0) {
            return Duration.ofSeconds(1);
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Duration parse(String value, Instant now) {
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            return Duration.between(
                    now,
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException e) {
            return UNSAID;
        }
    }
}
