package eu.passerelle.portal.issuers;

import com.nimbusds.jose.jwk.JWK;
import eu.passerelle.portal.PublicAddress;
import eu.passerelle.portal.wallets.IssuerAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Keys of issuers as JWK Set, as JWT VC issuer metadata and as did:web document, and type metadata. */
@RestController
@CrossOrigin
class IssuerKeysApi {

    /** A key that was added must be seen before it signs much. */
    private static final CacheControl CACHED =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final PublicAddress hub;
    private final PublishedIssuers issuers;

    IssuerKeysApi(PublicAddress hub, PublishedIssuers issuers) {
        this.hub = hub;
        this.issuers = issuers;
    }

    @GetMapping(IssuerNames.PATH + "{university}/jwks.json")
    ResponseEntity<Object> keys(@PathVariable String university) {
        return answer(issuers.find(university).map(IssuerKeysApi::jwks), "application/jwk-set+json");
    }

    @GetMapping("/.well-known/jwt-vc-issuer/public/issuers/{university}")
    ResponseEntity<Object> jwtVcIssuer(@PathVariable String university) {
        return metadata(university, new IssuerNames(hub, university).address());
    }

    /** Who takes the credential issuer identifier for the {@code iss} finds the same keys. */
    @GetMapping("/.well-known/jwt-vc-issuer/public/oid4vci/{university}")
    ResponseEntity<Object> jwtVcWalletIssuer(@PathVariable String university) {
        return metadata(university, new IssuerAddress(hub, university).identifier());
    }

    private ResponseEntity<Object> metadata(String university, String issuer) {
        return answer(
                issuers.find(university).map(found -> Map.of("issuer", issuer, "jwks", jwks(found))),
                MediaType.APPLICATION_JSON_VALUE);
    }

    private static Map<String, Object> jwks(PublishedIssuer issuer) {
        List<Map<String, Object>> keys = new ArrayList<>();
        for (PublishedKey key : issuer.keys()) {
            Map<String, Object> jwk = key.jwk().toJSONObject();
            jwk.put("use", "sig");
            jwk.put("alg", key.algorithm());
            keys.add(jwk);
        }
        return Map.of("keys", keys);
    }

    @GetMapping(IssuerNames.PATH + "{university}/did.json")
    ResponseEntity<Object> did(@PathVariable String university) {
        return answer(
                issuers.find(university).map(found -> document(new IssuerNames(hub, university), found)),
                "application/did+json");
    }

    /** Each key as JsonWebKey and, where Data Integrity proofs can use it, as Multikey: both kinds of verifier find it. */
    private static Map<String, Object> document(IssuerNames names, PublishedIssuer issuer) {
        List<Map<String, Object>> methods = new ArrayList<>();
        for (PublishedKey published : issuer.keys()) {
            JWK key = published.jwk();
            methods.add(Map.of(
                    "id",
                    names.did() + "#" + key.getKeyID(),
                    "type",
                    "JsonWebKey",
                    "controller",
                    names.did(),
                    "publicKeyJwk",
                    key.toJSONObject()));
            Multikey.of(key)
                    .ifPresent(text -> methods.add(Map.of(
                            "id",
                            names.did() + "#" + text,
                            "type",
                            "Multikey",
                            "controller",
                            names.did(),
                            "publicKeyMultibase",
                            text)));
        }
        List<Object> ids = methods.stream().map(method -> method.get("id")).toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "@context",
                List.of(
                        "https://www.w3.org/ns/did/v1",
                        "https://w3id.org/security/jwk/v1",
                        "https://w3id.org/security/multikey/v1"));
        document.put("id", names.did());
        document.put("verificationMethod", methods);
        document.put("assertionMethod", ids);
        document.put("authentication", ids);
        return document;
    }

    @GetMapping(IssuerNames.PATH + "{university}/types/{type}")
    ResponseEntity<Object> type(@PathVariable String university, @PathVariable String type) {
        return answer(
                issuers.find(university)
                        .flatMap(issuer -> Optional.ofNullable(issuer.types().get(type))),
                MediaType.APPLICATION_JSON_VALUE);
    }

    private static ResponseEntity<Object> answer(Optional<? extends Object> body, String type) {
        return body.map(found -> ResponseEntity.ok()
                        .cacheControl(CACHED)
                        .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                        .contentType(MediaType.parseMediaType(type))
                        .<Object>body(found))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
