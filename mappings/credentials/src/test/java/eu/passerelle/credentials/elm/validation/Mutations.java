package eu.passerelle.credentials.elm.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Damages a valid credential in every systematic way: each operator on each term of each class that it has. */
final class Mutations {

    /**
     * @param name base, class, term and operator, so that a failure can be found again
     * @param json made when asked for; empty where the operator does not fit the place
     */
    record Mutation(String name, Supplier<Optional<byte[]>> json) {}

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ALL = " everywhere";

    /** Changes one member of an object; false where the operator does not fit it. */
    private interface Operator {
        boolean change(ObjectNode owner, String term);
    }

    private static final Map<String, Operator> OPERATORS = new LinkedHashMap<>();

    static {
        OPERATORS.put("removed", (owner, term) -> owner.remove(term) != null);
        OPERATORS.put("renamed", (owner, term) -> rename(owner, term, term + "s"));
        OPERATORS.put("in capitals", (owner, term) -> rename(owner, term, term.toUpperCase(Locale.ROOT)));
        OPERATORS.put("twice", Mutations::duplicate);
        OPERATORS.put("null", (owner, term) -> owner.set(term, NODES.nullNode()) != null);
        OPERATORS.put("blank", (owner, term) -> owner.set(term, NODES.stringNode("")) != null);
        OPERATORS.put("empty object", (owner, term) -> owner.set(term, NODES.objectNode()) != null);
        OPERATORS.put("empty list", (owner, term) -> owner.set(term, NODES.arrayNode()) != null);
        OPERATORS.put("a number", (owner, term) -> owner.set(term, NODES.numberNode(7)) != null);
        OPERATORS.put("a fraction", (owner, term) -> owner.set(term, NODES.numberNode(7.5)) != null);
        OPERATORS.put("a word", (owner, term) -> owner.set(term, NODES.stringNode("some words")) != null);
        OPERATORS.put("true", (owner, term) -> owner.set(term, NODES.booleanNode(true)) != null);
        OPERATORS.put("a date", (owner, term) -> owner.set(term, NODES.stringNode("2026-06-16")) != null);
        OPERATORS.put(
                "a local time", (owner, term) -> owner.set(term, NODES.stringNode("2026-02-30T09:00:00Z")) != null);
        OPERATORS.put(
                "an address", (owner, term) -> owner.set(term, NODES.stringNode("https://example.org/x")) != null);
        OPERATORS.put(
                "a language map",
                (owner, term) -> owner.set(term, NODES.objectNode().put("en", "x")) != null);
        OPERATORS.put("without id", member(node -> node.remove("id") != null));
        OPERATORS.put("relative id", member(node -> node.has("type") && put(node, "id", "x")));
        OPERATORS.put("blank node id", member(node -> node.has("type") && put(node, "id", "_:b1")));
        OPERATORS.put("id with a blank", member(node -> node.has("type") && put(node, "id", "urn:a b")));
        OPERATORS.put(
                "only its id",
                member(node -> node.has("type") && node.retain("id").size() == 1));
        OPERATORS.put("without type", member(node -> node.remove("type") != null));
        OPERATORS.put("class Note", member(node -> node.has("type") && put(node, "type", "Note")));
        OPERATORS.put("class Person", member(node -> node.has("type") && put(node, "type", "Person")));
        OPERATORS.put("class of no one", member(node -> node.has("type") && put(node, "type", "Thing")));
        OPERATORS.put(
                "two classes",
                member(node -> node.has("type")
                        && node.set(
                                        "type",
                                        NODES.arrayNode().add(node.get("type")).add("Note"))
                                != null));
        OPERATORS.put(
                "another scheme",
                member(node -> node.path("inScheme").isObject()
                        && put((ObjectNode) node.get("inScheme"), "id", "http://data.europa.eu/snb/other/25831c2")));
        OPERATORS.put("without scheme", member(node -> node.remove("inScheme") != null));
        OPERATORS.put(
                "unknown code",
                member(node ->
                        node.has("inScheme") && put(node, "id", node.path("id").asString("") + "99")));
        OPERATORS.put("with a strange term", member(node -> put(node, "gradeAverage", "5")));
        OPERATORS.put("in no language", member(node -> !node.has("type") && rename(node, "en", "@none")));
        OPERATORS.put(
                "one language, two texts",
                member(node -> !node.has("type")
                        && node.has("en")
                        && node.set("en", NODES.arrayNode().add("a").add("b")) != null));
    }

    private Mutations() {}

    /** Each operator once on the first place of each class and term, and removal also in all places at once. */
    static List<Mutation> of(String base, ObjectNode valid) {
        List<Mutation> mutations = new ArrayList<>();
        for (String place : places(valid)) {
            OPERATORS.forEach((name, operator) -> {
                String what = base + ": " + place + " " + name;
                mutations.add(new Mutation(what, () -> mutate(valid, place, operator, false)));
                mutations.add(new Mutation(what + ALL, () -> mutate(valid, place, operator, true)));
            });
        }
        return mutations;
    }

    private static Optional<byte[]> mutate(ObjectNode valid, String place, Operator operator, boolean everywhere) {
        ObjectNode copy = valid.deepCopy();
        String term = place.substring(place.indexOf('.') + 1);
        List<ObjectNode> owners = ValidCredentials.objects(copy).stream()
                .filter(owner -> place.startsWith(className(owner) + ".") && owner.has(term))
                .toList();
        if (everywhere && owners.size() == 1) {
            return Optional.empty();
        }
        long changed = owners.stream()
                .limit(everywhere ? owners.size() : 1)
                .filter(owner -> operator.change(owner, term))
                .count();
        return changed == 0 ? Optional.empty() : Optional.of(ValidCredentials.bytes(copy));
    }

    /** {@code Class.term} of everything in the document. */
    private static Set<String> places(ObjectNode valid) {
        Set<String> places = new LinkedHashSet<>();
        for (ObjectNode object : ValidCredentials.objects(valid)) {
            String type = className(object);
            if (!type.isEmpty()) {
                object.propertyNames().forEach(term -> places.add(type + "." + term));
            }
        }
        return places;
    }

    private static String className(ObjectNode object) {
        JsonNode type = object.path("type");
        return type.isArray() ? type.path(type.size() - 1).asString("") : type.asString("");
    }

    private static Operator member(Function<ObjectNode, Boolean> change) {
        return (owner, term) -> {
            JsonNode value = owner.get(term);
            JsonNode first = value instanceof ArrayNode list && !list.isEmpty() ? list.get(0) : value;
            return first instanceof ObjectNode node && change.apply(node);
        };
    }

    private static boolean put(ObjectNode node, String term, String value) {
        node.put(term, value);
        return true;
    }

    private static boolean rename(ObjectNode owner, String term, String other) {
        if (!owner.has(term)) {
            return false;
        }
        JsonNode value = owner.remove(term);
        owner.set(other, value);
        return true;
    }

    /** A second, different value beside the first: a node with ids of its own, a literal with another text. */
    private static boolean duplicate(ObjectNode owner, String term) {
        JsonNode value = owner.get(term);
        JsonNode first = value instanceof ArrayNode list && !list.isEmpty() ? list.get(0) : value;
        JsonNode second = first.deepCopy();
        if (second instanceof ObjectNode node && node.has("type")) {
            boolean concept = node.path("type").asString("").equals("Concept");
            node.put(
                    "id",
                    concept
                            ? node.path("id")
                                    .asString("")
                                    .replace("/FIN", "/SWE")
                                    .replace("/ENG", "/SWE")
                            : "urn:uuid:" + UUID.nameUUIDFromBytes(new byte[] {1}));
        } else if (second instanceof ObjectNode map) {
            map.put("fi", "toinen");
        } else if (second.isString()) {
            second = NODES.stringNode(second.asString().replace("2026", "2025")
                    + "0".repeat(second.asString().contains("T") ? 0 : 1));
        } else {
            second = NODES.numberNode(2);
        }
        ArrayNode both = NODES.arrayNode();
        both.add(first.deepCopy());
        both.add(second);
        owner.set(term, both);
        return true;
    }
}
