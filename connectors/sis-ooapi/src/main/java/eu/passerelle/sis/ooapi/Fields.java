package eu.passerelle.sis.ooapi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Optional fields of OOAPI objects. Absent, null, blank and of an unexpected type are all the same: not there. */
final class Fields {

    private Fields() {}

    /** A string, or a number as the SIS wrote it. */
    static @Nullable String text(JsonNode object, String name) {
        return text(object.path(name));
    }

    static @Nullable String text(JsonNode value) {
        if (value.isString()) {
            String text = value.stringValue().strip();
            return text.isEmpty() ? null : text;
        }
        return value.isNumber() ? value.asString() : null;
    }

    static @Nullable Boolean flag(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isBoolean() ? (Boolean) value.booleanValue() : null;
    }

    /** The items of an array; an object or text where an array belongs is taken for its only item. */
    static List<JsonNode> list(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (value.isArray()) {
            return List.copyOf(value.values());
        }
        return value.isObject() || value.isString() ? List.of(value) : List.of();
    }

    /** A reference: the bare id, or the referenced object, expanded or not. */
    static @Nullable String reference(JsonNode object, String name, String id) {
        JsonNode value = object.path(name);
        return value.isObject() ? text(value, id) : text(value);
    }

    /** An enumeration's word as both versions would write it: {@code US letter} and {@code us_letter} are the same. */
    static @Nullable String word(JsonNode object, String name) {
        String text = text(object, name);
        return text == null ? null : word(text);
    }

    static String word(String text) {
        return text.toLowerCase(java.util.Locale.ROOT).replace(' ', '_').replace('-', '_');
    }
}
