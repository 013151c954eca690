package eu.passerelle.credentials.openbadge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Damages a valid document in every systematic way: each kind of damage at the first place of each class and property. */
public final class Damage {

    /**
     * @param kind of damage
     * @param place {@code Class.property}
     */
    public record Damaged(String kind, String place, ObjectNode document) {
        @Override
        public String toString() {
            return place + " " + kind;
        }
    }

    private record Place(String name, ObjectNode owner, String property) {}

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Kind of damage to what it does; false where it does not fit the place. */
    private static final Map<String, BiPredicate<ObjectNode, String>> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("removed", (owner, name) -> owner.remove(name) != null);
        KINDS.put("misspelt", (owner, name) -> rename(owner, name, name + "x"));
        KINDS.put("null", with(value -> NODES.nullNode()));
        KINDS.put("blank", with(value -> NODES.stringNode(" ")));
        KINDS.put("half a character", with(value -> NODES.stringNode("a\ud800")));
        KINDS.put("a negative number", with(value -> NODES.numberNode(-7)));
        KINDS.put("a boolean as text", (owner, name) -> owner.get(name).isBoolean() && owner.put(name, "true") != null);
        KINDS.put("an empty object", with(value -> NODES.objectNode()));
        KINDS.put("a language map", with(value -> NODES.objectNode().put("en", "x")));
        KINDS.put(
                "a list in a list",
                with(value -> NODES.arrayNode().add(NODES.arrayNode().add(value))));
        KINDS.put(
                "one for a list",
                (owner, name) -> owner.get(name).isArray()
                        && owner.set(name, owner.get(name).get(0)) != null);
        KINDS.put(
                "a list for one",
                (owner, name) -> !owner.get(name).isArray()
                        && owner.set(name, NODES.arrayNode().add(owner.get(name))) != null);
        KINDS.put(
                "a number in the list",
                (owner, name) -> owner.get(name) instanceof ArrayNode list && list.add(7) != null);
        KINDS.put("a relative address", (owner, name) -> isAddress(owner.get(name)) && owner.put(name, "x/y") != null);
        KINDS.put(
                "an address with a blank",
                (owner, name) -> isAddress(owner.get(name))
                        && owner.put(name, owner.get(name).asString() + " x") != null);
        KINDS.put("a time without offset", time(text -> text.substring(0, 19)));
        KINDS.put("a day for a time", time(text -> text.substring(0, 10)));
        KINDS.put("a day that is none", time(text -> text.substring(0, 5) + "02-30" + text.substring(10)));
        KINDS.put("another word", (owner, name) -> isWord(name) && owner.put(name, "Nonsense") != null);
        KINDS.put("with a strange member", inObject(node -> node.put("gradeAverage", "5") != null));
        KINDS.put("without its type", inObject(node -> node.remove("type") != null));
        KINDS.put(
                "of another type",
                inObject(node -> node.get("type") instanceof ArrayNode list
                        && list.removeAll().add("Thing") != null));
    }

    private Damage() {}

    public static List<Damaged> of(ObjectNode valid) {
        List<Damaged> all = new ArrayList<>();
        for (String name : places(valid).keySet()) {
            KINDS.forEach((kind, damage) -> {
                ObjectNode copy = valid.deepCopy();
                Place place = places(copy).get(name);
                if (place != null && damage.test(place.owner(), place.property())) {
                    all.add(new Damaged(kind, name, copy));
                }
            });
        }
        return all;
    }

    private static Map<String, Place> places(ObjectNode document) {
        Map<String, Place> places = new LinkedHashMap<>();
        collect(document, places);
        return places;
    }

    private static void collect(JsonNode node, Map<String, Place> places) {
        if (node instanceof ObjectNode object) {
            String type = type(object);
            object.propertyNames()
                    .forEach(property -> places.putIfAbsent(
                            type + "." + property, new Place(type + "." + property, object, property)));
        }
        node.forEach(child -> collect(child, places));
    }

    static String type(ObjectNode object) {
        JsonNode type = object.path("type");
        return type.isArray() ? type.path(type.size() - 1).asString("") : type.asString("");
    }

    private static BiPredicate<ObjectNode, String> with(Function<JsonNode, JsonNode> change) {
        return (owner, name) -> owner.set(name, change.apply(owner.get(name))) != null;
    }

    private static BiPredicate<ObjectNode, String> time(Function<String, String> change) {
        return (owner, name) ->
                List.of("validFrom", "validUntil", "awardedDate").contains(name)
                        && owner.put(name, change.apply(owner.get(name).asString())) != null;
    }

    private static BiPredicate<ObjectNode, String> inObject(Function<ObjectNode, Boolean> change) {
        return (owner, name) -> {
            JsonNode value = owner.get(name);
            JsonNode first = value.isArray() ? value.path(0) : value;
            return first instanceof ObjectNode node && change.apply(node);
        };
    }

    private static boolean isAddress(JsonNode value) {
        return value.isString() && value.asString().matches("(urn|did|https?):\\S+");
    }

    private static boolean isWord(String name) {
        return List.of(
                        "achievementType",
                        "identityType",
                        "identifierType",
                        "resultType",
                        "targetType",
                        "status",
                        "statusPurpose",
                        "associationType")
                .contains(name);
    }

    private static boolean rename(ObjectNode owner, String name, String other) {
        JsonNode value = owner.remove(name);
        return owner.set(other, value) != null;
    }
}
