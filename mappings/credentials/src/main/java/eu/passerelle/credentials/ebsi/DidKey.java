package eu.passerelle.credentials.ebsi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code did:key} of natural persons as EBSI has it: the public JWK's required members in canonical JSON (RFC 8785)
 * behind the multicodec {@code jwk_jcs-pub}.
 */
public final class DidKey {

    private static final String PREFIX = "did:key:";
    /** Multicodec 0xeb51 as a variable-length integer. */
    private static final byte[] JWK_JCS_PUB = {(byte) 0xd1, (byte) 0xd6, 0x03};

    /** In alphabetical order, as canonical JSON has them. */
    private static final Map<String, List<String>> MEMBERS = Map.of(
            "EC", List.of("crv", "kty", "x", "y"),
            "OKP", List.of("crv", "kty", "x"),
            "RSA", List.of("e", "kty", "n"));

    private static final JsonMapper JSON = new JsonMapper();

    private DidKey() {}

    /**
     * The DID of a key.
     *
     * @param jwk public, RFC 7517; other members than the required ones do not matter
     * @throws IllegalArgumentException where a required member is missing
     */
    public static String of(Map<String, Object> jwk) {
        byte[] key = canonical(jwk).getBytes(StandardCharsets.UTF_8);
        byte[] coded = Arrays.copyOf(JWK_JCS_PUB, JWK_JCS_PUB.length + key.length);
        System.arraycopy(key, 0, coded, JWK_JCS_PUB.length, key.length);
        return PREFIX + Base58.encode(coded);
    }

    /** The key of such a DID; nothing where it is none, is of another codec, or is not written canonically. */
    public static Optional<Map<String, Object>> jwk(String did) {
        if (!did.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] coded = Base58.decode(did.substring(PREFIX.length()));
            if (!Arrays.equals(
                    coded, 0, Math.min(coded.length, JWK_JCS_PUB.length), JWK_JCS_PUB, 0, JWK_JCS_PUB.length)) {
                return Optional.empty();
            }
            String key =
                    new String(coded, JWK_JCS_PUB.length, coded.length - JWK_JCS_PUB.length, StandardCharsets.UTF_8);
            Map<String, Object> jwk = JSON.readValue(key, new TypeReference<Map<String, Object>>() {});
            return canonical(jwk).equals(key) ? Optional.of(jwk) : Optional.empty();
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** The fragment that names the key in the DID's document: the DID's own identifier again. */
    public static String keyId(String did) {
        return did + "#" + did.substring(PREFIX.length());
    }

    private static String canonical(Map<String, Object> jwk) {
        List<String> required = MEMBERS.get(String.valueOf(jwk.get("kty")));
        if (required == null) {
            throw new IllegalArgumentException("a key of no known type");
        }
        ObjectNode canonical = JSON.createObjectNode();
        for (String member : required) {
            // Base64 and names of curves: nothing that canonical JSON would write in another way
            if (!(jwk.get(member) instanceof String value) || !value.matches("[A-Za-z0-9_-]+")) {
                throw new IllegalArgumentException("a key without '" + member + "'");
            }
            canonical.put(member, value);
        }
        return canonical.toString();
    }
}
