package eu.passerelle.seal.jose;

import eu.passerelle.connectors.failure.CredentialInvalid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of one credential's claims what its holder may keep back, and leaves digests in their places (RFC 9901,
 * 4.2). Salts have 128 bits; digests are SHA-256 and sorted, so that their order tells nothing. For one credential, on
 * one thread.
 */
final class Disclosures {

    static final String DIGESTS = "_sd";
    static final String ELEMENT_DIGEST = "...";
    static final String ALGORITHM = "_sd_alg";
    static final String SHA_256 = "sha-256";

    private static final int SALT_BYTES = 16;

    private final SecureRandom random;
    private final int decoys;
    private final MessageDigest sha256 = sha256();
    private final List<String> disclosures = new ArrayList<>();
    /** By identity: their content changes while they are in it. */
    private final Set<ObjectNode> owners = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param decoys digests of nothing, beside the true ones of each object */
    Disclosures(SecureRandom random, int decoys) {
        this.random = random;
        this.decoys = decoys;
    }

    /**
     * @param claims changed in place
     * @param paths names from the outside in, null for each element of an array
     * @return the disclosures as the compact serialisation has them behind the JWS: {@code ~a~b~}
     */
    String hide(ObjectNode claims, JsonNode paths) {
        List<JsonNode> deepestFirst = new ArrayList<>();
        paths.forEach(deepestFirst::add);
        deepestFirst.sort((one, other) -> other.size() - one.size());
        deepestFirst.forEach(path -> hide(claims, path, 0));
        owners.forEach(this::mix);
        if (!disclosures.isEmpty()) {
            claims.put(ALGORITHM, SHA_256);
        }
        return disclosures.isEmpty() ? "~" : "~" + String.join("~", disclosures) + "~";
    }

    private void hide(JsonNode at, JsonNode path, int depth) {
        JsonNode step = path.get(depth);
        boolean last = depth == path.size() - 1;
        if (step.isNull() && at instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                if (last) {
                    list.set(i, CompactJws.JSON.createObjectNode().put(ELEMENT_DIGEST, disclose(list.get(i))));
                } else {
                    hide(list.get(i), path, depth + 1);
                }
            }
        } else if (at instanceof ObjectNode owner && owner.has(step.asString(""))) {
            String name = step.asString();
            if (last) {
                JsonNode value = owner.remove(name);
                owner.withArrayProperty(DIGESTS).add(disclose(name, value));
                owners.add(owner);
            } else {
                hide(owner.get(name), path, depth + 1);
            }
        }
    }

    private String disclose(JsonNode element) {
        return add(CompactJws.JSON.createArrayNode().add(salt()).add(element));
    }

    private String disclose(String name, JsonNode value) {
        if (name.equals(DIGESTS) || name.equals(ELEMENT_DIGEST)) {
            throw new CredentialInvalid("A claim may not be called '" + name + "': correct the type file.");
        }
        return add(CompactJws.JSON.createArrayNode().add(salt()).add(name).add(value));
    }

    private String add(ArrayNode disclosure) {
        String written = CompactJws.base64Url(CompactJws.JSON.writeValueAsBytes(disclosure));
        disclosures.add(written);
        return digest(sha256, written);
    }

    private void mix(ObjectNode owner) {
        List<String> digests = new ArrayList<>();
        owner.withArrayProperty(DIGESTS).forEach(digest -> digests.add(digest.asString()));
        for (int i = 0; i < decoys; i++) {
            byte[] nothing = new byte[32];
            random.nextBytes(nothing);
            digests.add(CompactJws.base64Url(nothing));
        }
        Collections.sort(digests);
        ArrayNode sorted = owner.putArray(DIGESTS);
        digests.forEach(sorted::add);
    }

    private String salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return CompactJws.base64Url(salt);
    }

    /** Of a disclosure as it is written, Base64 without padding. */
    static String digest(MessageDigest algorithm, String disclosure) {
        return CompactJws.base64Url(algorithm.digest(disclosure.getBytes(StandardCharsets.US_ASCII)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
