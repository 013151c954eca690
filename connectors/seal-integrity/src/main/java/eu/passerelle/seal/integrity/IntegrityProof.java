package eu.passerelle.seal.integrity;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code eddsa-rdfc-2022} signs (W3C Data Integrity EdDSA Cryptosuites 1.0, 3.2). */
final class IntegrityProof {

    static final String TYPE = "DataIntegrityProof";
    static final String SUITE = "eddsa-rdfc-2022";
    static final String PURPOSE = "assertionMethod";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private IntegrityProof() {}

    /** A proof without its value and without a context. */
    static ObjectNode options(String verificationMethod, Instant created) {
        return JSON.createObjectNode()
                .put("type", TYPE)
                .put("cryptosuite", SUITE)
                .put("created", written(created))
                .put("verificationMethod", verificationMethod)
                .put("proofPurpose", PURPOSE);
    }

    static String written(Instant created) {
        return created.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The proof's options as a document of their own, by the contexts of the credential. */
    static ObjectNode asDocument(JsonNode options, List<String> contexts) {
        ObjectNode document = JSON.createObjectNode();
        ArrayNode addresses = document.putArray("@context");
        contexts.forEach(addresses::add);
        options.properties().forEach(member -> document.set(member.getKey(), member.getValue()));
        return document;
    }

    /** 64 bytes: the digests of both canonical forms, the options' first. */
    static byte[] toSign(String canonicalOptions, String canonicalDocument) {
        ByteArrayOutputStream both = new ByteArrayOutputStream(64);
        both.writeBytes(Digests.of(canonicalOptions));
        both.writeBytes(Digests.of(canonicalDocument));
        return both.toByteArray();
    }
}
