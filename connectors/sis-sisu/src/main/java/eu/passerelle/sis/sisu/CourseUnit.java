package eu.passerelle.sis.sisu;

import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.model.LocalizedText;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What completions take from what was studied; null is what it does not have. */
record CourseUnit(@Nullable String code, @Nullable LocalizedText title) {

    static CourseUnit of(JsonNode code, JsonNode name) {
        Map<String, String> titles = Fields.localized(name);
        return new CourseUnit(JsonFields.text(code), titles.isEmpty() ? null : new LocalizedText(titles));
    }
}
