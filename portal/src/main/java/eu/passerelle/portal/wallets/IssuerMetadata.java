package eu.passerelle.portal.wallets;

import com.nimbusds.jose.util.Base64URL;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.model.LocalizedText;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What wallets read before they ask: section 12.2 for the issuer, RFC 8414 for its authorisation server. */
final class IssuerMetadata {

    private static final JsonMapper JSON = JsonMapper.shared();

    private IssuerMetadata() {}

    static Map<String, Object> issuer(WalletIssuer issuer, IssuerAddress address) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("credential_issuer", address.identifier());
        metadata.put("authorization_servers", List.of(address.identifier()));
        metadata.put("credential_endpoint", address.endpoint("credential"));
        metadata.put("nonce_endpoint", address.endpoint("nonce"));
        metadata.put("deferred_credential_endpoint", address.endpoint("deferred"));
        metadata.put("notification_endpoint", address.endpoint("notification"));
        metadata.put("credential_response_encryption", ResponseEncryption.metadata());
        metadata.put("batch_credential_issuance", CredentialRequest.batch());
        metadata.put("display", display(issuer.university().organisation().legalName()));
        Map<String, Object> configurations = new LinkedHashMap<>();
        issuer.configurations().forEach(each -> configurations.put(each.id(), configuration(each)));
        metadata.put("credential_configurations_supported", configurations);
        return metadata;
    }

    private static List<Map<String, Object>> display(LocalizedText name) {
        List<Map<String, Object>> display = new ArrayList<>();
        name.byLanguage().forEach((language, text) -> display.add(Map.of("name", text, "locale", language)));
        return display;
    }

    private static Map<String, Object> configuration(CredentialConfiguration configuration) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("format", configuration.format().identifier());
        described.put("scope", configuration.id());
        described.putAll(configuration.type());
        described.put("credential_signing_alg_values_supported", configuration.algorithms());
        if (configuration.bound()) {
            described.put("cryptographic_binding_methods_supported", List.of("jwk", "did:key", "did:jwk"));
            described.put(
                    "proof_types_supported",
                    Map.of("jwt", Map.of("proof_signing_alg_values_supported", WalletKeys.ALGORITHMS)));
        }
        Map<String, Object> people = new LinkedHashMap<>();
        people.put("display", configuration.display());
        if (!configuration.claims().isEmpty()) {
            people.put("claims", configuration.claims());
        }
        described.put("credential_metadata", people);
        // where drafts until 15 looked for them
        described.putAll(people);
        return described;
    }

    /** Wallets change a code for a token here and need not be known, unless their learner logs in here. */
    static Map<String, Object> authorisationServer(
            WalletIssuer issuer, IssuerAddress address, AuthorizationDesk authorizations) {
        boolean codes = authorizations.isOpen();
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", address.identifier());
        metadata.put("token_endpoint", address.endpoint("token"));
        metadata.put(
                "grant_types_supported",
                codes ? List.of(OfferApi.GRANT, "authorization_code") : List.of(OfferApi.GRANT));
        metadata.put("response_types_supported", codes ? List.of("code") : List.of());
        metadata.put("token_endpoint_auth_methods_supported", authorizations.clientMethods());
        if (authorizations.clientMethods().contains(ClientAttestations.METHOD)) {
            metadata.put("client_attestation_signing_alg_values_supported", List.of("ES256", "ES384"));
            metadata.put("client_attestation_pop_signing_alg_values_supported", WalletKeys.ALGORITHMS);
        }
        metadata.put("authorization_details_types_supported", List.of("openid_credential"));
        metadata.put("pre-authorized_grant_anonymous_access_supported", true);
        metadata.put("dpop_signing_alg_values_supported", WalletKeys.ALGORITHMS);
        if (codes) {
            metadata.put("authorization_endpoint", address.endpoint("authorize"));
            metadata.put("pushed_authorization_request_endpoint", address.endpoint("par"));
            metadata.put("require_pushed_authorization_requests", true);
            metadata.put("code_challenge_methods_supported", List.of("S256"));
            metadata.put("authorization_response_iss_parameter_supported", true);
            metadata.put(
                    "scopes_supported",
                    issuer.configurations().stream()
                            .map(CredentialConfiguration::id)
                            .toList());
        }
        return metadata;
    }

    /** Section 12.2.3: the same in a JWT, with the chain of the key that the issuer is known by. */
    static String signed(Map<String, Object> metadata, IssuerAddress address, SigningKey key, Instant now) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", key.algorithm());
        header.put("typ", "openidvci-issuer-metadata+jwt");
        header.put("x5c", key.chain().stream().map(IssuerMetadata::base64).toList());
        Map<String, Object> claims = new LinkedHashMap<>(metadata);
        claims.put("iss", address.identifier());
        claims.put("sub", address.identifier());
        claims.put("iat", now.getEpochSecond());
        String signed = encoded(header) + "." + encoded(claims);
        return signed + "." + Base64URL.encode(key.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Base64URL encoded(Map<String, Object> json) {
        return Base64URL.encode(JSON.writeValueAsBytes(json));
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
