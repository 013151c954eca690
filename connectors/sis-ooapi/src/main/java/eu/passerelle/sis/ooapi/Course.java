package eu.passerelle.sis.ooapi;

import eu.passerelle.model.Credits;
import eu.passerelle.model.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What completions take from their course.
 *
 * @param code primary code, the join with the catalogue
 * @param credits absent where the course has none or nonsense; a result usually carries its own
 */
record Course(
        String id,
        @Nullable String code,
        @Nullable LocalizedText name,
        @Nullable Credits credits,
        @Nullable String language) {

    static Course of(String id, JsonNode course, String primaryLanguage) {
        return new Course(
                id,
                Fields.text(course.path("primaryCode"), "code"),
                Texts.localized(Fields.list(course, "name"), primaryLanguage),
                credits(course),
                language(course));
    }

    /** {@code teachingLanguage} in v5; the only one of {@code teachingLanguages} in v6. */
    static @Nullable String language(JsonNode taught) {
        var many = Fields.list(taught, "teachingLanguages");
        return Texts.language(
                many.size() == 1 ? Fields.text(many.getFirst()) : Fields.text(taught, "teachingLanguage"));
    }

    private static @Nullable Credits credits(JsonNode course) {
        try {
            return StudyLoad.of(course.path("studyLoad")).credits();
        } catch (Unreadable e) {
            return null;
        }
    }
}
