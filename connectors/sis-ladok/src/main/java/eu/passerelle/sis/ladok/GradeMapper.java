package eu.passerelle.sis.ladok;

import eu.passerelle.model.Grade;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * A grade by Ladok's ids. Each university numbers its scales itself, so the hub's scale is told by the grades that a
 * scale has, or by the operator.
 */
final class GradeMapper {

    /** Of a scale that is none of the national ones and that the operator does not name. */
    static final String UNKNOWN = "unknown";

    private static final Map<Set<String>, String> NATIONAL = Map.of(
            Set.of("U", "G"), "se-u-g",
            Set.of("U", "G", "VG"), "se-u-g-vg",
            Set.of("U", "3", "4", "5"), "se-u-3-5",
            Set.of("A", "B", "C", "D", "E", "F"), "se-a-f",
            Set.of("A", "B", "C", "D", "E", "FX"), "se-a-f",
            Set.of("A", "B", "C", "D", "E", "FX", "F"), "se-a-f");

    private final LadokSettings settings;

    GradeMapper(LadokSettings settings) {
        this.settings = settings;
    }

    Grade grade(ResultEvent event, JsonNode scales) throws Unreadable {
        for (JsonNode scale : scales.path("Betygsskala")) {
            if (event.scale().equals(Fields.text(scale, "ID"))) {
                return new Grade(code(event, scale), hubScale(scale), event.outcome());
            }
        }
        throw new Unreadable(
                "Ladok has no grading scale with the id " + event.scale(),
                "Publish the scale for our integration user in Ladok.");
    }

    private static String code(ResultEvent event, JsonNode scale) throws Unreadable {
        for (JsonNode grade : scale.path("Betygsgrad")) {
            String code = Fields.text(grade, "Kod");
            if (code != null && event.grade().equals(Fields.text(grade, "ID"))) {
                return code;
            }
        }
        throw new Unreadable(
                "the scale " + event.scale() + " has no grade with the id of this result",
                "Correct the grading scale in Ladok.");
    }

    String hubScale(JsonNode scale) {
        String code = Fields.text(scale, "Kod");
        String named = code == null ? null : settings.gradingScale(code);
        return named == null ? NATIONAL.getOrDefault(grades(scale), UNKNOWN) : named;
    }

    private static Set<String> grades(JsonNode scale) {
        Set<String> grades = new TreeSet<>();
        for (JsonNode grade : scale.path("Betygsgrad")) {
            String code = Fields.text(grade, "Kod");
            if (code != null) {
                grades.add(code.toUpperCase(Locale.ROOT));
            }
        }
        return grades;
    }
}
