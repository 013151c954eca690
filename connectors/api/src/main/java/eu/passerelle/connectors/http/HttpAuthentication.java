package eu.passerelle.connectors.http;

import eu.passerelle.connectors.Secret;
import java.net.URI;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an HTTP system knows us; one of them, or none for systems that ask for nothing.
 *
 * @param basic RFC 7617
 * @param oauth2 client credentials grant, RFC 6749 section 4.4
 * @param bearer a token that does not end, RFC 6750 section 2.1
 * @param apiKey a key in a header or query parameter of the system's own
 */
public record HttpAuthentication(
        @Nullable Basic basic,
        @Nullable ClientCredentials oauth2,
        @Nullable Secret bearer,
        @Nullable ApiKey apiKey) {

    public HttpAuthentication {
        if (Stream.of(basic, oauth2, bearer, apiKey).filter(Objects::nonNull).count() > 1) {
            throw new IllegalArgumentException("give only one of 'basic', 'oauth2', 'bearer' and 'apiKey'");
        }
    }

    public HttpAuthentication(@Nullable Basic basic, @Nullable ClientCredentials oauth2) {
        this(basic, oauth2, null, null);
    }

    /** User name and password. */
    public record Basic(String user, Secret password) {}

    /**
     * One of the two names says where the key goes.
     *
     * @param header name of a request header, for example {@code X-Api-Key}
     * @param query name of a query parameter; only for systems that know no header, since addresses are logged
     */
    public record ApiKey(@Nullable String header, @Nullable String query, Secret value) {

        public ApiKey {
            if ((header == null) == (query == null)) {
                throw new IllegalArgumentException("an API key goes into a 'header' or a 'query' parameter: name one");
            }
        }
    }

    /**
     * @param token address of the token endpoint
     */
    public record ClientCredentials(
            URI token,
            String client,
            Secret secret,
            @Nullable String scope) {}
}
