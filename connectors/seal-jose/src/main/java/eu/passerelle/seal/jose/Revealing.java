package eu.passerelle.seal.jose;

import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts disclosures back into their places, by every rule of RFC 9901, 7.1: each digest stands once, each disclosure is
 * referred to once, none of them hides a name that is there, or one that may not be hidden. For one credential.
 */
final class Revealing {

    /** SD-JWT VC, 3.2.2.2: what must be seen to judge the credential at all. */
    private static final Set<String> NEVER_HIDDEN =
            Set.of("iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "status");

    private static final Set<String> RESERVED = Set.of(Disclosures.DIGESTS, Disclosures.ELEMENT_DIGEST);

    private final Map<String, ArrayNode> byDigest = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> used = new HashSet<>();

    Revealing(List<String> disclosures, MessageDigest algorithm) throws NotAccepted {
        for (String written : disclosures) {
            JsonNode disclosure = JwsParts.json(JwsParts.decode(written, "disclosure"), "disclosure");
            boolean formed = disclosure instanceof ArrayNode parts
                    && (parts.size() == 2 || parts.size() == 3)
                    && parts.get(0).isString()
                    && (parts.size() == 2 || parts.get(1).isString());
            if (!formed) {
                throw new NotAccepted("disclosure", "A disclosure is not a salt, a name and a value.");
            }
            if (byDigest.put(Disclosures.digest(algorithm, written), (ArrayNode) disclosure) != null) {
                throw new NotAccepted("disclosure", "A disclosure stands twice.");
            }
        }
    }

    /** @param payload changed in place: afterwards what is told, without digests */
    void reveal(ObjectNode payload) throws NotAccepted {
        payload.remove(Disclosures.ALGORITHM);
        object(payload, true);
        if (used.size() != byDigest.size()) {
            throw new NotAccepted("disclosure", "A disclosure belongs to no digest of the credential.");
        }
    }

    private void object(ObjectNode owner, boolean top) throws NotAccepted {
        if (owner.has(Disclosures.ELEMENT_DIGEST)) {
            throw new NotAccepted("digest", "A claim is called '...', which only elements of arrays may.");
        }
        JsonNode digests = owner.remove(Disclosures.DIGESTS);
        for (String name : List.copyOf(owner.propertyNames())) {
            value(owner.get(name));
        }
        if (digests == null) {
            return;
        }
        if (!digests.isArray()) {
            throw new NotAccepted("digest", "'_sd' is not a list of digests.");
        }
        for (JsonNode digest : digests) {
            ArrayNode disclosure = find(digest, 3);
            if (disclosure != null) {
                String name = disclosure.get(1).asString();
                requireFree(owner, name, top);
                JsonNode value = disclosure.get(2);
                value(value);
                owner.set(name, value);
            }
        }
    }

    private static void requireFree(ObjectNode owner, String name, boolean top) throws NotAccepted {
        if (RESERVED.contains(name)) {
            throw new NotAccepted("disclosure", "A disclosure has a name that no claim may have.");
        }
        if (top && NEVER_HIDDEN.contains(name)) {
            throw new NotAccepted("disclosure", "The claim '" + name + "' may not be disclosed selectively.");
        }
        if (owner.has(name)) {
            throw new NotAccepted("disclosure", "A disclosure has the name of a claim that is there already.");
        }
    }

    private void value(JsonNode value) throws NotAccepted {
        if (value instanceof ObjectNode object) {
            object(object, false);
        } else if (value instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); ) {
                JsonNode element = list.get(i);
                if (element.isObject() && element.size() == 1 && element.has(Disclosures.ELEMENT_DIGEST)) {
                    ArrayNode disclosure = find(element.get(Disclosures.ELEMENT_DIGEST), 2);
                    if (disclosure == null) {
                        list.remove(i);
                        continue;
                    }
                    list.set(i, disclosure.get(1));
                }
                value(list.get(i));
                i++;
            }
        }
    }

    /** @return null for a digest of nothing that is told */
    private @Nullable ArrayNode find(JsonNode digest, int parts) throws NotAccepted {
        if (!digest.isString()) {
            throw new NotAccepted("digest", "A digest is not text.");
        }
        if (!seen.add(digest.asString())) {
            throw new NotAccepted("digest", "A digest stands twice.");
        }
        ArrayNode disclosure = byDigest.get(digest.asString());
        if (disclosure == null) {
            return null;
        }
        if (disclosure.size() != parts) {
            throw new NotAccepted("disclosure", "A disclosure of a claim stands for an element, or the reverse.");
        }
        used.add(digest.asString());
        return disclosure;
    }
}
