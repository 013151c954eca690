package eu.passerelle.connectors.keys;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.http.HttpAuthentication.ClientCredentials;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A key at a remote signing service that speaks the API of the Cloud Signature Consortium, version 2. Its host must be in
 * {@code outgoing}. The hub asks for the certificate once a minute: a renewed one is used from then on.
 *
 * @param base address of the API, for example {@code https://sign.example.org/csc/v2}
 * @param oauth2 how the service knows the hub (OAuth 2.0 client credentials, scope {@code service})
 * @param credential the service's id of the key ({@code credentialID}), EC or RSA
 * @param pin that the service asks for at each signature; absent for credentials that need none
 * @param algorithm how an RSA key signs; default {@code RS256}. Other keys know one way only
 */
public record CscSettings(
        URI base,
        ClientCredentials oauth2,
        String credential,
        @Nullable Secret pin,
        @Nullable RsaAlgorithm algorithm) {}
