package eu.passerelle.connectors.json;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads records of a {@link RecordShape} out of documents of {@link SafeJson}. What of a record is not wanted is skipped,
 * but must be JSON. Thread-safe.
 */
public final class JsonRecords {

    private static final ConcurrentHashMap<Integer, JsonRecords> READERS = new ConcurrentHashMap<>();
    private static final byte[] NO_DOCUMENT = {};
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonMapper mapper;

    private JsonRecords(int maxDepth) {
        this.mapper = SafeJson.reader(maxDepth);
    }

    /** @param maxDepth of nested objects and arrays */
    public static JsonRecords within(int maxDepth) {
        return READERS.computeIfAbsent(maxDepth, JsonRecords::new);
    }

    /**
     * A list of records in a document.
     *
     * @param around the document without the list; a missing node where there is nothing else
     * @param list null where there is no list at the path
     */
    public record Listed(JsonNode around, @Nullable List<JsonRecord> list) {}

    /**
     * A document with a list.
     *
     * @param document not changed afterwards; the records refer to it as long as they are used
     * @param path names that lead to the list through objects; none where the document is the list
     * @throws JacksonException it is no JSON within the limits
     */
    public Listed list(byte[] document, RecordShape shape, String... path) {
        byte[] json = SafeJson.inUtf8(document, mapper);
        try (JsonParser parser = SafeJson.parser(json, mapper)) {
            Reading reading = new Reading(parser, json, shape, path);
            JsonToken first = parser.nextToken();
            JsonNode around = first == null ? mapper.missingNode() : reading.around(first, 0);
            SafeJson.requireEnd(parser);
            return new Listed(around, reading.list);
        }
    }

    /**
     * A document that is a record; without any field where it is something else.
     *
     * @param document not changed afterwards
     * @throws JacksonException it is no JSON within the limits
     */
    public JsonRecord one(byte[] document, RecordShape shape) {
        byte[] json = SafeJson.inUtf8(document, mapper);
        try (JsonParser parser = SafeJson.parser(json, mapper)) {
            Reading reading = new Reading(parser, json, shape);
            JsonToken first = parser.nextToken();
            JsonRecord record = first == null
                    ? new JsonRecord(shape, json, 0, 0, new Object[shape.size()])
                    : reading.record(first, shape);
            SafeJson.requireEnd(parser);
            return record;
        }
    }

    /** What is wanted of an object that is a tree already, as of the row of a table. */
    public static JsonRecord of(JsonNode object, RecordShape shape) {
        @Nullable Object[] values = new Object[shape.size()];
        take(object, shape.root(), values);
        return new JsonRecord(shape, NO_DOCUMENT, 0, 0, values);
    }

    private static void take(JsonNode object, RecordShape.Level level, @Nullable Object[] values) {
        String[] names = level.names().nameLookup();
        for (int i = 0; i < level.places().length; i++) {
            JsonNode value = object.path(names[i]);
            RecordShape.Level inner = level.inner()[i];
            RecordShape items = level.items()[i];
            if (inner != null && value.isObject()) {
                take(value, inner, values);
            } else if (items != null && value.isArray()) {
                values[level.places()[i]] =
                        value.valueStream().map(item -> of(item, items)).toList();
            } else if (items != null && value.isObject()) {
                values[level.places()[i]] = List.of(of(value, items));
            } else if (level.places()[i] >= 0 && !value.isMissingNode()) {
                values[level.places()[i]] = value.isString() ? value.stringValue() : value;
            }
        }
    }

    /** All of a record, read once more: for the few that need it. */
    public JsonNode tree(JsonRecord record) {
        return mapper.readTree(record.bytes());
    }

    /** Of one document. */
    private final class Reading {

        private final JsonParser parser;
        private final byte[] document;
        private final RecordShape shape;
        private final String[] path;
        private @Nullable List<JsonRecord> list;

        Reading(JsonParser parser, byte[] document, RecordShape shape, String... path) {
            this.parser = parser;
            this.document = document;
            this.shape = shape;
            this.path = path;
        }

        JsonNode around(JsonToken token, int depth) {
            if (depth == path.length && token == JsonToken.START_ARRAY) {
                list = records(shape);
                return mapper.missingNode();
            }
            if (depth == path.length || token != JsonToken.START_OBJECT) {
                return value(token);
            }
            ObjectNode object = mapper.createObjectNode();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken next = parser.nextToken();
                JsonNode value = name.equals(path[depth]) ? around(next, depth + 1) : value(next);
                if (!value.isMissingNode()) {
                    object.set(name, value);
                }
            }
            return object;
        }

        private List<JsonRecord> records(RecordShape of) {
            List<JsonRecord> records = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                records.add(record(token, of));
            }
            return records;
        }

        JsonRecord record(JsonToken token, RecordShape of) {
            long from = parser.currentTokenLocation().getByteOffset();
            @Nullable Object[] values = new Object[of.size()];
            if (token == JsonToken.START_OBJECT) {
                fields(of.root(), values);
            } else {
                parser.skipChildren();
                parser.finishToken();
            }
            return new JsonRecord(of, document, from, parser.currentLocation().getByteOffset(), values);
        }

        private void fields(RecordShape.Level level, @Nullable Object[] values) {
            int name = parser.nextNameMatch(level.names());
            while (name != PropertyNameMatcher.MATCH_END_OBJECT) {
                JsonToken token = parser.nextToken();
                if (name < 0) {
                    parser.skipChildren();
                } else {
                    field(token, level, name, values);
                }
                name = parser.nextNameMatch(level.names());
            }
        }

        private void field(JsonToken token, RecordShape.Level level, int name, @Nullable Object[] values) {
            int place = level.places()[name];
            RecordShape.Level inner = level.inner()[name];
            RecordShape items = level.items()[name];
            if (inner != null && token == JsonToken.START_OBJECT) {
                fields(inner, values);
            } else if (items != null && token == JsonToken.START_ARRAY) {
                values[place] = records(items);
            } else if (items != null && token == JsonToken.START_OBJECT) {
                values[place] = List.of(record(token, items));
            } else if (place >= 0) {
                values[place] = token == JsonToken.VALUE_STRING ? parser.getString() : value(token);
            } else {
                parser.skipChildren();
            }
        }

        /** As the mapper makes it, without what a mapper prepares for each value. */
        private JsonNode value(JsonToken token) {
            return switch (token) {
                case VALUE_STRING -> NODES.stringNode(parser.getString());
                case VALUE_NUMBER_INT -> integer();
                case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
                case VALUE_TRUE -> NODES.booleanNode(true);
                case VALUE_FALSE -> NODES.booleanNode(false);
                case VALUE_NULL -> NODES.nullNode();
                case START_ARRAY -> array();
                default -> object();
            };
        }

        private JsonNode array() {
            ArrayNode array = NODES.arrayNode();
            for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
                array.add(value(item));
            }
            return array;
        }

        private JsonNode object() {
            ObjectNode object = NODES.objectNode();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                object.set(name, value(parser.nextToken()));
            }
            return object;
        }

        private JsonNode integer() {
            return switch (parser.getNumberType()) {
                case INT -> NODES.numberNode(parser.getIntValue());
                case LONG -> NODES.numberNode(parser.getLongValue());
                default -> NODES.numberNode(parser.getBigIntegerValue());
            };
        }
    }
}
