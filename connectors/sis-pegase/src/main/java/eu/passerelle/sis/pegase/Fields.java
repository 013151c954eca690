package eu.passerelle.sis.pegase;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Optional fields of Pégase objects. Absent, null, blank and of an unexpected type are all the same: not there. */
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

    static boolean isTrue(JsonNode object, String name) {
        return object.path(name).isBoolean() && object.path(name).booleanValue();
    }

    static List<JsonNode> list(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isArray() ? List.copyOf(value.values()) : List.of();
    }

    static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
