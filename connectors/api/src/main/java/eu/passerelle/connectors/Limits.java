package eu.passerelle.connectors;

import java.time.Duration;

/**
 * What one answer or file of the outside world may cost.
 *
 * @param maxBytes of one answer or file, after decompression
 * @param connect time to connect
 * @param answer time until an answer is complete
 * @param maxDepth of nested XML or JSON
 */
public record Limits(long maxBytes, Duration connect, Duration answer, int maxDepth) {

    public static final Limits DEFAULT =
            new Limits(32L * 1024 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(60), 64);
}
