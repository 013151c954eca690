package eu.passerelle.seal.integrity;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes a JSON-LD document at random into others that may still mean something. */
final class Scrambling {

    private Scrambling() {}

    static void scramble(JsonNode document, Random random) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(document, objects);
        ObjectNode owner = objects.get(random.nextInt(objects.size()));
        List<String> names = List.copyOf(owner.propertyNames());
        if (names.isEmpty()) {
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        JsonNode value = owner.get(name);
        switch (random.nextInt(9)) {
            case 0 -> owner.remove(name);
            case 1 -> owner.putArray(name).add(value.deepCopy());
            case 2 -> owner.putArray(name).add(value.deepCopy()).add(value.deepCopy());
            case 3 -> owner.putNull(name);
            case 4 -> owner.putArray(name);
            case 5 -> {
                if (value.isString() && !name.equals("type") && !name.equals("id")) {
                    owner.putObject(name).put("@value", value.asString()).put("@language", "fi-FI");
                }
            }
            case 6 -> {
                if (value.isNumber()) {
                    owner.put(name, random.nextInt(100_000) / 1_000.0);
                }
            }
            case 7 -> {
                if (name.equals("type")) {
                    owner.remove(name);
                    owner.set("@type", value);
                }
            }
            default -> {
                ObjectNode other = objects.get(random.nextInt(objects.size()));
                if (other.has("type") && value instanceof ArrayNode list) {
                    list.add(other.deepCopy());
                } else if (owner.has("id")) {
                    owner.remove("id");
                }
            }
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }
}
