package eu.passerelle.connectors.http;

import eu.passerelle.connectors.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How an HTTP system knows us; one of the two, or neither for systems that ask for nothing.
 *
 * @param basic RFC 7617
 * @param oauth2 client credentials grant, RFC 6749 section 4.4
 */
public record HttpAuthentication(
        @Nullable Basic basic, @Nullable ClientCredentials oauth2) {

    public HttpAuthentication {
        if (basic != null && oauth2 != null) {
            throw new IllegalArgumentException("give either 'basic' or 'oauth2', not both");
        }
    }

    /** User name and password. */
    public record Basic(String user, Secret password) {}

    /**
     * @param token address of the token endpoint
     */
    public record ClientCredentials(
            URI token,
            String client,
            Secret secret,
            @Nullable String scope) {}
}
