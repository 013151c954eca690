package eu.passerelle.credentials.elm.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Credentials that both verdicts accept, as starting points for mutations. */
final class ValidCredentials {

    static final JsonMapper JSON = new JsonMapper();

    private ValidCredentials() {}

    static ObjectNode minimal() {
        return (ObjectNode) JSON.readTree(Standards.minimal());
    }

    /** A sealed sample of the Commission, brought to what we accept: small PNG pictures, no dateModified. */
    static ObjectNode sample(String name) {
        ObjectNode sample = (ObjectNode) JSON.readTree(Standards.sealedSample(name));
        ObjectNode picture = (ObjectNode) minimal().at("/displayParameter/individualDisplay/0/displayDetail/0/image");
        for (ObjectNode node : objects(sample)) {
            node.remove("dateModified");
            if (node.path("type").asString("").equals("MediaObject")) {
                node.set("content", picture.get("content").deepCopy());
                node.set("contentType", picture.get("contentType").deepCopy());
                node.set("contentEncoding", picture.get("contentEncoding").deepCopy());
            }
        }
        return sample;
    }

    /** A valid credential changed by hand into another valid one. */
    static ObjectNode minimalWith(Consumer<ObjectNode> change) {
        ObjectNode credential = minimal();
        change.accept(credential);
        return credential;
    }

    /** All objects of a tree, the outer before the inner. */
    static List<ObjectNode> objects(JsonNode tree) {
        List<ObjectNode> found = new ArrayList<>();
        collect(tree, found);
        return found;
    }

    private static void collect(JsonNode tree, List<ObjectNode> found) {
        if (tree instanceof ObjectNode object) {
            found.add(object);
        }
        if (tree instanceof ObjectNode || tree instanceof ArrayNode) {
            tree.values().forEach(child -> collect(child, found));
        }
    }

    static byte[] bytes(JsonNode tree) {
        return JSON.writeValueAsBytes(tree);
    }
}
