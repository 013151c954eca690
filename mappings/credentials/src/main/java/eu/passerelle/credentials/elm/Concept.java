package eu.passerelle.credentials.elm;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.io.SerializedString;

/**
 * A concept of a controlled vocabulary as an EDC repeats it: a full object with its scheme and labels, written once and
 * kept as JSON.
 *
 * @param label the English one, or the IRI where the list has none
 */
record Concept(String iri, String label, SerializableString json) {

    /**
     * @param notation as the EU authority tables give it, for example {@code country}; null for the others
     * @param labels language to label; may be empty
     */
    static Concept of(String iri, String scheme, @Nullable String notation, Map<String, String> labels) {
        StringBuilder json = new StringBuilder(256)
                .append("{\"id\":")
                .append(quoted(iri))
                .append(",\"type\":\"Concept\",\"inScheme\":{\"id\":")
                .append(quoted(scheme))
                .append(",\"type\":\"ConceptScheme\"}");
        if (!labels.isEmpty()) {
            json.append(",\"prefLabel\":{");
            labels.forEach((language, text) -> json.append(quoted(language))
                    .append(':')
                    .append(quoted(text))
                    .append(','));
            json.setCharAt(json.length() - 1, '}');
        }
        if (notation != null) {
            json.append(",\"notation\":").append(quoted(notation));
        }
        String written = json.append('}').toString();
        return new Concept(iri, labels.getOrDefault("en", iri), new SerializedString(written));
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }
}
