package eu.passerelle.sis.ethos;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Optional fields of Ethos resources. Absent, null, blank and of an unexpected type are all the same: not there. */
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

    /** The id of a reference, {@code {"student": {"id": "..."}}}. */
    static @Nullable String reference(JsonNode object, String name) {
        return text(object.path(name), "id");
    }

    static List<JsonNode> list(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isArray() ? List.copyOf(value.values()) : List.of();
    }
}
