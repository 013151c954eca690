package eu.passerelle.sis.rest;

import eu.passerelle.connectors.json.SafeJson;
import eu.passerelle.connectors.mapping.RawRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents of {@link SafeJson} as expressions read them (see {@link RawRecord#value}), without a tree on the way. Objects in lists,
 * which rows are, keep the bytes they came in. Thread-safe.
 */
final class PlainJson {

    private static final ConcurrentHashMap<Integer, PlainJson> READERS = new ConcurrentHashMap<>();

    private final JsonMapper mapper;

    private PlainJson(int maxDepth) {
        this.mapper = SafeJson.reader(maxDepth);
    }

    /** @param maxDepth of nested objects and arrays */
    static PlainJson within(int maxDepth) {
        return READERS.computeIfAbsent(maxDepth, PlainJson::new);
    }

    /**
     * A whole document; null where there is none, and for the JSON word null.
     *
     * @param document not changed afterwards; a row refers to it as long as it is used
     * @throws JacksonException it is no JSON within the limits
     */
    @Nullable
    Object read(byte[] document) {
        byte[] json = SafeJson.inUtf8(document, mapper);
        try (JsonParser parser = mapper.createParser(json)) {
            JsonToken first = parser.nextToken();
            Object value = first == null ? null : new Reading(parser, json).value(first);
            SafeJson.requireEnd(parser);
            return value;
        }
    }

    /** A row as it came; what an expression has made as JSON says it. */
    byte[] bytes(Map<String, ?> row) {
        return row instanceof KeptRow kept ? kept.bytes() : mapper.writeValueAsBytes(row);
    }

    private record Reading(JsonParser parser, byte[] document) {

        @Nullable
        Object value(JsonToken token) {
            return switch (token) {
                case START_OBJECT -> fields(new LinkedHashMap<>());
                case START_ARRAY -> list();
                case VALUE_STRING -> parser.getString();
                case VALUE_NUMBER_INT -> integer();
                case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                default -> null;
            };
        }

        private Object integer() {
            return switch (parser.getNumberType()) {
                case INT, LONG -> (Object) parser.getLongValue();
                default -> parser.getDecimalValue();
            };
        }

        private Map<String, @Nullable Object> fields(Map<String, @Nullable Object> fields) {
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                Object value = value(parser.nextToken());
                if (value != null) {
                    fields.put(name, value);
                }
            }
            return fields;
        }

        private List<@Nullable Object> list() {
            List<@Nullable Object> items = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                items.add(token == JsonToken.START_OBJECT ? row() : value(token));
            }
            return items;
        }

        private KeptRow row() {
            KeptRow row = new KeptRow(document, parser.currentTokenLocation().getByteOffset());
            fields(row);
            row.endsAt(parser.currentLocation().getByteOffset());
            return row;
        }
    }
}
