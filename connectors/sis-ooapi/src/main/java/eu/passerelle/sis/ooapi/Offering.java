package eu.passerelle.sis.ooapi;

import eu.passerelle.model.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A course offered in one period: the list whose associations are read.
 *
 * @param valueType how its scores are written
 */
record Offering(
        String id,
        Course course,
        @Nullable LocalizedText name,
        @Nullable String valueType,
        @Nullable String language) {

    static Offering of(String id, JsonNode offering, Course course, String primaryLanguage) {
        String language = Course.language(offering);
        return new Offering(
                id,
                course,
                Texts.localized(Fields.list(offering, "name"), primaryLanguage),
                Fields.text(offering, "resultValueType"),
                language == null ? course.language() : language);
    }

    /** The scope of its results, see {@link eu.passerelle.connectors.CompletionPage#complete()}. */
    String scope() {
        return "offering:" + id;
    }

    /** What was taken; the code where neither course nor offering has a name. */
    LocalizedText title() {
        if (course.name() != null) {
            return course.name();
        }
        if (name != null) {
            return name;
        }
        return LocalizedText.of("und", course.code() == null ? id : course.code());
    }
}
