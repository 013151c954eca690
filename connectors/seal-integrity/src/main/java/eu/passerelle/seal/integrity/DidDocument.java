package eu.passerelle.seal.integrity;

import java.security.PublicKey;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads Ed25519 keys out of DID documents: {@code publicKeyMultibase} or {@code publicKeyJwk}. */
final class DidDocument {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DidDocument() {}

    /**
     * The key that a document lists under a name and means for assertions.
     *
     * @param method a DID URL; the document must be that of its DID
     */
    static Optional<PublicKey> key(byte[] document, String method) {
        try {
            JsonNode did = JSON.readTree(document);
            String id = method.substring(0, method.indexOf('#'));
            if (!did.path("id").asString("").equals(id) || !asserts(did, id, method)) {
                return Optional.empty();
            }
            return did.path("verificationMethod")
                    .valueStream()
                    .filter(each -> isNamed(each.path("id"), id, method))
                    .filter(each -> each.path("controller").asString("").equals(id))
                    .findFirst()
                    .flatMap(DidDocument::key);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static boolean asserts(JsonNode did, String id, String method) {
        return did.path("assertionMethod").valueStream().anyMatch(each -> isNamed(each, id, method));
    }

    private static boolean isNamed(JsonNode name, String id, String method) {
        String text = name.asString("");
        return text.equals(method) || text.startsWith("#") && (id + text).equals(method);
    }

    private static Optional<PublicKey> key(JsonNode method) {
        JsonNode jwk = method.path("publicKeyJwk");
        if (jwk.path("crv").asString("").equals("Ed25519")) {
            return Multikey.ofJwk(jwk.path("x").asString(""));
        }
        return Multikey.read(method.path("publicKeyMultibase").asString(""));
    }
}
