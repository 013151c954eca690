package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.http.HttpAuthentication;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The {@code sis:} section of a university with {@code protocol: oneroster}.
 *
 * @param base address above the services, for example {@code https://sis.example.edu/ims/oneroster}: the hub adds
 *     {@code /gradebook/v1p2} and {@code /rostering/v1p2}
 * @param auth OAuth2 client credentials, as the standard requires
 * @param pageSize rows asked for at once, 1 to 5000; 500 when absent, or as few as the service gives
 * @param lookback a run reads again what was modified so long before the newest row of the run before, because rows are
 *     stamped before they can be read; 10 minutes when absent
 */
public record OneRosterSettings(
        URI base,
        @Nullable HttpAuthentication auth,
        GradebookRules results,
        @Nullable Integer pageSize,
        @Nullable Duration lookback) {

    private static final int MOST_ROWS = 5_000;
    private static final int USUAL_ROWS = 500;
    private static final Duration USUAL_LOOKBACK = Duration.ofMinutes(10);

    public OneRosterSettings {
        if (!base.isAbsolute() || base.getRawQuery() != null) {
            throw new IllegalArgumentException("base must be an absolute address without a query, not " + base);
        }
        if (pageSize != null && (pageSize < 1 || pageSize > MOST_ROWS)) {
            throw new IllegalArgumentException("pageSize must be 1 to " + MOST_ROWS + ", not " + pageSize);
        }
        if (lookback != null && lookback.isNegative()) {
            throw new IllegalArgumentException("'lookback' must not be negative");
        }
    }

    int rows() {
        return pageSize == null ? USUAL_ROWS : pageSize;
    }

    Duration overlap() {
        return lookback == null ? USUAL_LOOKBACK : lookback;
    }
}
