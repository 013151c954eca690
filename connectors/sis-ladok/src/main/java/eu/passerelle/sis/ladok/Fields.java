package eu.passerelle.sis.ladok;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Optional fields of Ladok's JSON. Absent, null, blank and of an unexpected type are all the same: not there. */
final class Fields {

    private Fields() {}

    /** A string, or a number as Ladok wrote it. */
    static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        String text = value.isString() ? value.stringValue().strip() : value.isNumber() ? value.asString() : "";
        return text.isEmpty() ? null : text;
    }

    /**
     * Ladok's two languages, Swedish and English, in whichever form they come: {@code {sv, en}}, or a list of {@code
     * {Sprakkod, Text}} below {@code Benamning}.
     *
     * @return by language, empty where there is no text
     */
    static Map<String, String> texts(JsonNode benamningar) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (JsonNode each : benamningar.path("Benamning")) {
            put(texts, Fields.text(each, "Sprakkod"), Fields.text(each, "Text"));
        }
        put(texts, "en", Fields.text(benamningar, "en"));
        put(texts, "sv", Fields.text(benamningar, "sv"));
        return texts;
    }

    private static void put(Map<String, String> texts, @Nullable String language, @Nullable String text) {
        if (language != null && text != null) {
            texts.put(language, text);
        }
    }
}
