package eu.passerelle.routes.config;

import eu.passerelle.connectors.Limits;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one answer or file of the outside world may cost.
 *
 * @param maxBytes of one answer or file, unpacked; 33554432 (32 MiB) when absent
 * @param connect time to connect; 10 seconds when absent
 * @param answer time until an answer is complete; 60 seconds when absent
 * @param maxDepth of nested XML or JSON; 64 when absent
 */
public record OutgoingLimits(
        @Nullable Long maxBytes,
        @Nullable Duration connect,
        @Nullable Duration answer,
        @Nullable Integer maxDepth) {

    public Limits limits() {
        Limits standard = Limits.DEFAULT;
        return new Limits(
                Objects.requireNonNullElse(maxBytes, standard.maxBytes()),
                Objects.requireNonNullElse(connect, standard.connect()),
                Objects.requireNonNullElse(answer, standard.answer()),
                Objects.requireNonNullElse(maxDepth, standard.maxDepth()));
    }
}
