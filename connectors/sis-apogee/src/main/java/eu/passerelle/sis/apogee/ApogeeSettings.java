package eu.passerelle.sis.apogee;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.http.HttpAuthentication.Basic;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one school's results are read from Apogée.
 *
 * @param endpoint address of the service, {@code https://.../wsapogee/services/PedagogiqueMetier}
 * @param basic user name and password, RFC 7617
 * @param apiKey key of an API gateway before Apogée
 * @param roster CSV file of the learners to read, relative to the configuration directory; Apogée answers per learner
 * @param results what the school's codes of results ({@code codTre}) mean, besides {@link #KNOWN}; case ignored
 * @param pageLearners learners a page, 1 to 500; default 25
 */
public record ApogeeSettings(
        URI endpoint,
        @Nullable Basic basic,
        @Nullable ApiKey apiKey,
        String roster,
        @Nullable Map<String, ResultCode> results,
        @Nullable Integer pageLearners) {

    /** The codes that all schools share; further ones are each school's own. */
    static final Map<String, ResultCode> KNOWN = Map.of(
            "ADM", ResultCode.PASSED,
            "ADMC", ResultCode.PASSED,
            "AJ", ResultCode.FAILED,
            "DEF", ResultCode.FAILED);

    private static final int DEFAULT_PAGE = 25;
    private static final int MAX_PAGE = 500;

    public ApogeeSettings {
        if (endpoint.getHost() == null) {
            throw new IllegalArgumentException("'endpoint' must be a whole address, for example https://host/wsapogee");
        }
        if (basic != null && apiKey != null) {
            throw new IllegalArgumentException("give either 'basic' or 'apiKey', not both");
        }
        if (roster.isBlank()) {
            throw new IllegalArgumentException("'roster' must name the CSV file of the learners to read");
        }
        if (pageLearners != null && (pageLearners < 1 || pageLearners > MAX_PAGE)) {
            throw new IllegalArgumentException("'pageLearners' must be 1 to " + MAX_PAGE + ", not " + pageLearners);
        }
        Map<String, ResultCode> codes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        codes.putAll(KNOWN);
        codes.putAll(results == null ? Map.of() : results);
        results = codes;
    }

    /** What a code of a result means. */
    public enum ResultCode {
        PASSED,
        FAILED,
        /** Passed by recognition of what was learnt elsewhere. */
        RECOGNISED
    }

    /**
     * A key in a header, as API gateways want it.
     *
     * @param header for example {@code X-Gravitee-Api-Key}
     */
    public record ApiKey(String header, Secret value) {}

    int learnersPerPage() {
        return pageLearners == null ? DEFAULT_PAGE : pageLearners;
    }

    @Nullable
    ResultCode meaning(String code) {
        return results == null ? null : results.get(code);
    }
}
