package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.RecordField;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Optional fields of OOAPI objects. Absent, null, blank and of an unexpected type are all the same: not there. */
final class Fields {

    private Fields() {}

    /** A string, or a number as the SIS wrote it. */
    static @Nullable String text(JsonNode object, String name) {
        return JsonFields.text(object, name);
    }

    static @Nullable String text(JsonNode value) {
        return JsonFields.text(value);
    }

    /** The items of an array; an object or text where an array belongs is taken for its only item. */
    static List<JsonNode> list(JsonNode object, String name) {
        return list(object.path(name));
    }

    static List<JsonNode> list(JsonNode value) {
        if (value.isArray()) {
            return List.copyOf(value.values());
        }
        return value.isObject() || value.isString() ? List.of(value) : List.of();
    }

    /** An enumeration's word as both versions would write it: {@code US letter} and {@code us_letter} are the same. */
    static @Nullable String word(JsonNode object, String name) {
        String text = text(object, name);
        return text == null ? null : word(text);
    }

    static @Nullable String word(JsonRecord record, RecordField field) {
        String text = record.text(field);
        return text == null ? null : word(text);
    }

    static String word(String text) {
        return text.toLowerCase(java.util.Locale.ROOT).replace(' ', '_').replace('-', '_');
    }
}
