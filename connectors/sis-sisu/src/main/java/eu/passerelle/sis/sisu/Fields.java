package eu.passerelle.sis.sisu;

import eu.passerelle.connectors.json.JsonFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Optional fields of Sisu's entities. Absent, null, blank and of an unexpected type are all the same: not there. */
final class Fields {

    private Fields() {}

    static boolean isTrue(JsonNode value) {
        return value.isBoolean() && value.booleanValue();
    }

    /** A LocalizedString: {@code fi}, {@code sv}, {@code en}; empty where there is no text. */
    static Map<String, String> localized(JsonNode value) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : List.of("fi", "sv", "en")) {
            String text = JsonFields.text(value, language);
            if (text != null) {
                texts.put(language, text);
            }
        }
        return texts;
    }

    /** Last part of a URN: {@code urn:code:language:en} is {@code en}. */
    static @Nullable String urnEnd(@Nullable String urn) {
        String end = urn == null ? "" : urn.substring(urn.lastIndexOf(':') + 1);
        return end.isEmpty() ? null : end;
    }
}
