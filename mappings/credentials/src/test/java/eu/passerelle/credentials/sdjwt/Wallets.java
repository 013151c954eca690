package eu.passerelle.credentials.sdjwt;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.HolderKey;
import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.credentials.elm.ElmRenderer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A wallet's key, and credentials for it. */
final class Wallets {

    static final JsonMapper JSON = new JsonMapper();
    static final Set<String> TYPES =
            Set.of("eudi-learning-credential", "dc4eu-micro-credential", "dc4eu-diploma", "dc4eu-elm");

    /** Of RFC 7517, appendix A.1. */
    private static final Map<String, Object> JWK = Map.of(
            "kty", "EC",
            "crv", "P-256",
            "x", "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
            "y", "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM");

    static final Binding BOUND = new Binding(
            new HolderKey(JWK, "did:jwk:x"),
            List.of(new StatusPlace(URI.create("https://hub.example/public/status/1"), 42, "revocation")));

    private Wallets() {}

    static SdJwtRenderer renderer(SdJwtType type) {
        return new SdJwtRenderer(
                type,
                university -> URI.create("https://hub.example/public/oid4vci/" + university.id()),
                ElmRenderer.standard());
    }

    static JsonNode json(byte[] content) {
        return JSON.readTree(content);
    }
}
