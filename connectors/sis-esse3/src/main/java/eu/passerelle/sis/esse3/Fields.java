package eu.passerelle.sis.esse3;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Optional fields of ESSE3 objects. Absent, null, empty text and an unexpected type are all the same: not there. */
final class Fields {

    private Fields() {}

    /** A string, or a number as the SIS wrote it. */
    static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (value.isString()) {
            String text = value.stringValue().strip();
            return text.isEmpty() ? null : text;
        }
        return value.isNumber() ? value.asString() : null;
    }

    /** A code: {@code "S"} in version 2 of the services, {@code {"value": "S"}} in version 1. */
    static @Nullable String code(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isObject() ? text(value, "value") : text(object, name);
    }

    /** 0 or 1; null where the SIS says nothing. */
    static @Nullable Boolean flag(JsonNode object, String name) {
        String text = text(object, name);
        return text == null ? null : (Boolean) text.equals("1");
    }
}
