package eu.passerelle.simulators.fs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields that a GraphQL query selects, by name, each with those below it. Reads what a client without fragments and
 * aliases writes; arguments are passed over.
 */
record FsSelection(Map<String, FsSelection> fields) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TOKEN = Pattern.compile("\\([^)]*\\)|[{}]|[A-Za-z_]\\w*");

    static FsSelection of(String query) {
        Matcher tokens = TOKEN.matcher(query.substring(query.indexOf('{') + 1));
        return below(tokens);
    }

    private static FsSelection below(Matcher tokens) {
        Map<String, FsSelection> fields = new LinkedHashMap<>();
        String last = "";
        while (tokens.find()) {
            String token = tokens.group();
            if (token.equals("}")) {
                break;
            }
            if (token.equals("{")) {
                fields.put(last, below(tokens));
            } else if (!token.startsWith("(")) {
                fields.put(token, new FsSelection(Map.of()));
                last = token;
            }
        }
        return new FsSelection(fields);
    }

    /** Whether the field is selected anywhere. */
    boolean has(String field) {
        return fields.containsKey(field) || fields.values().stream().anyMatch(below -> below.has(field));
    }

    /** Only what was asked for, as a GraphQL server answers. */
    JsonNode of(JsonNode value) {
        if (value instanceof ArrayNode array) {
            ArrayNode selected = JSON.createArrayNode();
            array.forEach(item -> selected.add(of(item)));
            return selected;
        }
        if (value instanceof ObjectNode object) {
            ObjectNode selected = JSON.createObjectNode();
            fields.forEach((name, below) -> selected.set(
                    name, below.of(object.path(name).isMissingNode() ? JSON.nullNode() : object.path(name))));
            return selected;
        }
        return value;
    }
}
