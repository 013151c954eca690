package eu.passerelle.dashboard.login;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Set;

/** The provider's keys, read again when it signs with one that is not known yet, and not more often than is fair. */
final class ProviderKeys {

    private static final int CLOCKS_DIFFER_SECONDS = 60;

    /** Signatures by keys of the provider alone: neither none nor the client's secret. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private ProviderKeys() {}

    /** Checks signature, issuer, audience, times and nonce of ID tokens. */
    static IDTokenValidator validator(OIDCProviderMetadata metadata, ClientID client, HTTPRequestSender http)
            throws MalformedURLException {
        var keys = JWKSourceBuilder.<SecurityContext>create(
                        metadata.getJWKSetURI().toURL(), address -> read(address, http))
                .build();
        IDTokenValidator validator = new IDTokenValidator(
                metadata.getIssuer(), client, new JWSVerificationKeySelector<>(ALGORITHMS, keys), null);
        validator.setMaxClockSkew(CLOCKS_DIFFER_SECONDS);
        return validator;
    }

    private static Resource read(URL address, HTTPRequestSender http) throws IOException {
        HTTPResponse answer = new HTTPRequest(HTTPRequest.Method.GET, address).send(http);
        if (!answer.indicatesSuccess()) {
            throw new IOException(address.getHost() + " answers HTTP " + answer.getStatusCode() + " for its keys");
        }
        return new Resource(answer.getBody(), null);
    }
}
