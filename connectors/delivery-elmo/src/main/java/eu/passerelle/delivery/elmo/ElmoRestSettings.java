package eu.passerelle.delivery.elmo;

import eu.passerelle.connectors.http.HttpAuthentication;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * {@code recognition.returns} with {@code protocol: elmo-rest}.
 *
 * @param base address below which a record is put, for example {@code https://sis.example.eu/recognitions}
 * @param auth how the SIS knows us
 */
public record ElmoRestSettings(URI base, @Nullable HttpAuthentication auth) {

    public ElmoRestSettings {
        boolean http = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
        if (!http || base.getHost() == null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "base must be an absolute http(s) address without a query, for example https://sis.example.eu/recognitions");
        }
    }
}
