package eu.passerelle.verify;

import eu.passerelle.seal.jose.PublicJwk;
import java.security.PublicKey;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Keys in DID documents: of the DID itself, meant for assertions. */
final class DidDocumentKeys {

    private DidDocumentKeys() {}

    /** @param method the DID, where the document has one key alone, or the name of a key in it */
    static Optional<PublicKey> find(JsonNode document, String did, String method) {
        if (!document.path("id").asString("").equals(did)) {
            return Optional.empty();
        }
        JsonNode methods = document.path("verificationMethod");
        if (method.equals(did)) {
            return methods.size() == 1 ? key(methods.get(0)) : Optional.empty();
        }
        boolean asserts = document.path("assertionMethod").valueStream().anyMatch(each -> isNamed(each, did, method));
        if (!asserts) {
            return Optional.empty();
        }
        return methods.valueStream()
                .filter(each -> isNamed(each.path("id"), did, method))
                .filter(each -> each.path("controller").asString("").equals(did))
                .findFirst()
                .flatMap(DidDocumentKeys::key);
    }

    private static boolean isNamed(JsonNode name, String did, String method) {
        String text = name.asString("");
        return text.equals(method) || text.startsWith("#") && (did + text).equals(method);
    }

    private static Optional<PublicKey> key(JsonNode method) {
        JsonNode jwk = method.path("publicKeyJwk");
        return jwk.isObject()
                ? PublicJwk.read(jwk.toString())
                : PublicKeys.ofMultibase(method.path("publicKeyMultibase").asString(""));
    }
}
