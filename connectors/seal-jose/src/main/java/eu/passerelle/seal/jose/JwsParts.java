package eu.passerelle.seal.jose;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A compact JWS of anybody, taken apart strictly: Base64 without padding and with nothing behind its last bit, JSON
 * objects without a name twice.
 *
 * @param signed the bytes under the signature
 */
record JwsParts(ObjectNode header, ObjectNode payload, byte[] signed, byte[] signature) {

    private static final int DEEPEST = 100;
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @param what it is, for messages */
    static JwsParts read(String jws, String what) throws NotAccepted {
        String[] parts = jws.split("\\.", -1);
        if (parts.length != 3) {
            throw new NotAccepted("form", "The " + what + " does not have the three parts of a compact JWS.");
        }
        byte[] signature = decode(parts[2], what);
        return new JwsParts(
                object(decode(parts[0], what), what),
                object(decode(parts[1], what), what),
                (parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII),
                signature);
    }

    /** RFC 7515, 2: no padding; and only the one spelling, so that nobody writes the same bytes in two ways. */
    static byte[] decode(String base64Url, String what) throws NotAccepted {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(base64Url);
            if (CompactJws.base64Url(bytes).equals(base64Url)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new NotAccepted("form", "A part of the " + what + " is not Base64 for addresses.");
        }
        throw new NotAccepted("form", "A part of the " + what + " is not written as Base64 for addresses is.");
    }

    static JsonNode json(byte[] bytes, String what) throws NotAccepted {
        try {
            return STRICT.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (JacksonException | CharacterCodingException e) {
            throw new NotAccepted("form", "A part of the " + what + " is not JSON, or has a name twice.");
        }
    }

    private static ObjectNode object(byte[] bytes, String what) throws NotAccepted {
        if (json(bytes, what) instanceof ObjectNode object) {
            return object;
        }
        throw new NotAccepted("form", "A part of the " + what + " is not a JSON object.");
    }

    String algorithm() {
        return header.path("alg").asString("");
    }

    /** @throws NotAccepted the key has not signed this, or is not one for the algorithm that the header names */
    void requireSignedBy(PublicKey key, String what) throws NotAccepted {
        JwsAlgorithm algorithm = JwsAlgorithm.find(algorithm())
                .orElseThrow(() -> new NotAccepted("algorithm", "The " + what + " is signed by an unknown algorithm."));
        if (!algorithm.fits(key)) {
            throw new NotAccepted("algorithm", "The key is not one for the algorithm that the " + what + " names.");
        }
        try {
            if (algorithm.verify(key, signed, signature)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            throw new NotAccepted("signature", "The signature of the " + what + " has not the form of its algorithm.");
        }
        throw new NotAccepted("signature", "The signature of the " + what + " does not fit what it is under.");
    }

    /** RFC 7515, 4.1.11: what is critical and not understood makes the whole invalid. */
    void requireNothingCritical(String what) throws NotAccepted {
        if (header.has("crit")) {
            throw new NotAccepted("critical", "The " + what + " demands an extension that is not known here.");
        }
    }
}
