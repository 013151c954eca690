package eu.passerelle.sis.rest;

import eu.passerelle.connectors.json.SafeJson;
import eu.passerelle.connectors.mapping.RawRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents of {@link SafeJson} as expressions read them (see {@link RawRecord#value}), without a tree on the way. What no
 * expression names is passed over, but must be JSON. Objects keep the bytes they came in. Thread-safe.
 */
final class PlainJson {

    private static final JsonFactory NAMES = new JsonFactory();

    private final JsonMapper mapper;
    private final Set<String> names;
    private final PropertyNameMatcher matcher;
    /** By the numbers that the matcher gives them. */
    private final String[] matched;

    /**
     * @param maxDepth of nested objects and arrays
     * @param names of fields that expressions ask for; others cost more to be asked for
     */
    PlainJson(int maxDepth, Set<String> names) {
        this.mapper = SafeJson.reader(maxDepth);
        // the matcher knows no empty ones
        this.names = names.stream().filter(name -> !name.isEmpty()).collect(Collectors.toUnmodifiableSet());
        this.matcher = NAMES.constructNameMatcher(
                this.names.stream().map(Named::fromString).toList(), false);
        this.matched = matcher.nameLookup();
    }

    /**
     * A whole document; null where there is none, and for the JSON word null.
     *
     * @param document not changed afterwards; objects refer to it as long as they are used
     * @throws JacksonException it is no JSON within the limits
     */
    @Nullable
    Object read(byte[] document) {
        byte[] json = SafeJson.inUtf8(document, mapper);
        try (JsonParser parser = SafeJson.parser(json, mapper)) {
            JsonToken first = parser.nextToken();
            Object value = first == null ? null : new Reading(parser, json).value(first);
            SafeJson.requireEnd(parser);
            return value;
        }
    }

    /** An object as it came; what an expression has made as JSON says it. */
    byte[] bytes(Map<String, ?> row) {
        return row instanceof PlainObject kept ? kept.bytes() : mapper.writeValueAsBytes(row);
    }

    /** The same object, without the document that it is a part of. */
    Map<String, ?> apart(Map<String, ?> row) {
        if (!(row instanceof PlainObject kept)) {
            return row;
        }
        byte[] own = kept.bytes();
        try (JsonParser parser = SafeJson.parser(own, mapper)) {
            parser.nextToken();
            return new Reading(parser, own).object();
        }
    }

    /** Whether an object has a field of this name at hand, if it has it at all. */
    boolean wants(@Nullable Object name) {
        return name != null && names.contains(name);
    }

    /** All of an object that was read before. */
    Map<String, @Nullable Object> all(byte[] object) {
        return RawRecord.fields(mapper.readTree(object));
    }

    private final class Reading {

        private final JsonParser parser;
        private final byte[] document;
        /** Names and values of the objects that are being read, those of the innermost last. */
        private @Nullable Object[] open = new Object[64];

        private int end;

        Reading(JsonParser parser, byte[] document) {
            this.parser = parser;
            this.document = document;
        }

        @Nullable
        Object value(JsonToken token) {
            return switch (token) {
                case START_OBJECT -> object();
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

        private PlainObject object() {
            long from = parser.currentTokenLocation().getByteOffset();
            int start = end;
            int name = parser.nextNameMatch(matcher);
            while (name != PropertyNameMatcher.MATCH_END_OBJECT) {
                JsonToken token = parser.nextToken();
                if (name < 0) {
                    parser.skipChildren();
                } else {
                    Object value = value(token);
                    if (value != null) {
                        push(matched[name], value);
                    }
                }
                name = parser.nextNameMatch(matcher);
            }
            @Nullable Object[] wanted = Arrays.copyOfRange(open, start, end);
            end = start;
            return new PlainObject(
                    PlainJson.this, document, from, parser.currentLocation().getByteOffset(), wanted);
        }

        private void push(String name, Object value) {
            if (end == open.length) {
                open = Arrays.copyOf(open, 2 * end);
            }
            open[end++] = name;
            open[end++] = value;
        }

        private List<@Nullable Object> list() {
            List<@Nullable Object> items = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                items.add(value(token));
            }
            return items;
        }
    }
}
