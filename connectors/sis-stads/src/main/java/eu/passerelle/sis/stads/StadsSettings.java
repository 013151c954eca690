package eu.passerelle.sis.stads;

import eu.passerelle.connectors.http.HttpAuthentication.Basic;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one university's results are read from STADS.
 *
 * @param endpoints addresses of the service, {@code https://.../ws_STADS/services/GetStudentsResult/version_1_0}; the
 *     next is asked where one is out of order
 * @param basic user name and password, RFC 7617, where the university puts the service behind them
 * @param roster CSV file of the learners to read, relative to the configuration directory; STADS answers per CPR number
 * @param emptyReceipts codes of receipts that only say that there is nothing, or nobody; default none
 * @param pageLearners learners a page, 1 to 500; default 25
 */
public record StadsSettings(
        List<URI> endpoints,
        @Nullable Basic basic,
        String roster,
        @Nullable List<String> emptyReceipts,
        @Nullable Integer pageLearners) {

    private static final int DEFAULT_PAGE = 25;
    private static final int MAX_PAGE = 500;

    public StadsSettings {
        endpoints = List.copyOf(endpoints);
        emptyReceipts = emptyReceipts == null ? List.of() : List.copyOf(emptyReceipts);
        if (endpoints.isEmpty() || endpoints.stream().anyMatch(endpoint -> endpoint.getHost() == null)) {
            throw new IllegalArgumentException("'endpoints' must be one or more whole addresses, https://host/...");
        }
        if (roster.isBlank()) {
            throw new IllegalArgumentException("'roster' must name the CSV file of the learners to read");
        }
        if (pageLearners != null && (pageLearners < 1 || pageLearners > MAX_PAGE)) {
            throw new IllegalArgumentException("'pageLearners' must be 1 to " + MAX_PAGE + ", not " + pageLearners);
        }
    }

    boolean saysNothing(String receipt) {
        return emptyReceipts != null && emptyReceipts.contains(receipt);
    }

    int learnersPerPage() {
        return pageLearners == null ? DEFAULT_PAGE : pageLearners;
    }
}
