package eu.passerelle.connectors.mapping;

import eu.passerelle.connectors.SourceRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One record as a connector found it.
 *
 * @param fields text, numbers ({@link Integer}, {@link Long}, {@link java.math.BigDecimal}), truth, null, lists and maps
 * @param variables what stands beside it, by name without {@code $}: {@code partition}, {@code file}, {@code sheet},
 *     {@code line}
 * @param scope see {@link eu.passerelle.connectors.CompletionEvent.Reported}, unless the mapping gives one
 */
public record RawRecord(Map<String, ?> fields, Map<String, ?> variables, String scope, SourceRecord raw) {

    /** A JSON object as expressions read it; decimals keep their digits. A field that is null is as if it were not there. */
    public static Map<String, @Nullable Object> fields(JsonNode object) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        object.properties().forEach(field -> {
            Object value = value(field.getValue());
            if (value != null) {
                fields.put(field.getKey(), value);
            }
        });
        return fields;
    }

    /** Any JSON value as expressions read it. */
    public static @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT, POJO -> fields(node);
            case ARRAY -> list(node);
            case STRING -> node.stringValue();
            case NUMBER ->
                node.isIntegralNumber() && node.canConvertToLong() ? (Object) node.longValue() : node.decimalValue();
            case BOOLEAN -> node.booleanValue();
            default -> null;
        };
    }

    private static List<@Nullable Object> list(JsonNode array) {
        List<@Nullable Object> items = new ArrayList<>(array.size());
        array.values().forEach(item -> items.add(value(item)));
        return items;
    }
}
