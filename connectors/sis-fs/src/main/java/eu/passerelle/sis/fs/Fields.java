package eu.passerelle.sis.fs;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Optional fields of FS's answers. Absent, null, blank and of an unexpected type are all the same: not there. */
final class Fields {

    private Fields() {}

    /** A string, or a number as FS wrote it. */
    static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        String text = value.isString() ? value.stringValue().strip() : value.isNumber() ? value.asString() : "";
        return text.isEmpty() ? null : text;
    }

    static @Nullable Boolean flag(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isBoolean() ? (Boolean) value.booleanValue() : null;
    }

    /** {@code navnAlleSprak} by language: {@code nb}, {@code nn}, {@code en}; empty where there is no name. */
    static Map<String, String> names(JsonNode object) {
        Map<String, String> names = new LinkedHashMap<>();
        object.path("navnAlleSprak").properties().forEach(name -> {
            String text = text(object.path("navnAlleSprak"), name.getKey());
            if (text != null) {
                names.put(name.getKey(), text);
            }
        });
        return names;
    }
}
