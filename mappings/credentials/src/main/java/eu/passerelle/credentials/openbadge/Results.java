package eu.passerelle.credentials.openbadge;

import eu.passerelle.model.Achievement;
import eu.passerelle.model.Grade;
import eu.passerelle.model.GradeStanding;
import eu.passerelle.tables.GradingScale;
import eu.passerelle.tables.GradingScales;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The grade as awarded, and where it stands among others: each a result, and a description of it in the achievement that
 * names its scale. Grades are never converted.
 */
final class Results {

    /**
     * @param id of the description
     * @param required empty: none
     * @param value of the result
     * @param status empty: none
     */
    private record Result(String id, String name, String type, String required, String value, String status) {}

    private final List<Result> all;

    private Results(List<Result> all) {
        this.all = all;
    }

    static Results of(Achievement achievement, Speech speech) {
        List<Result> all = new ArrayList<>();
        Grade grade = achievement.completion().grade();
        if (grade != null) {
            all.add(grade(grade, speech));
            GradeStanding standing = achievement.standing();
            if (standing != null) {
                all.add(standing(grade, standing));
            }
        }
        return new Results(all);
    }

    private static Result grade(Grade grade, Speech speech) {
        GradingScale scale = GradingScales.standard().scale(grade.scale()).orElse(null);
        return new Result(
                Profiles.named("scale", grade.scale()),
                speech.word("assessment") + ": " + name(grade, scale),
                "Result",
                scale == null ? "" : scale.passMark(),
                grade.raw(),
                grade.outcome() == Grade.Outcome.FAILED ? "Failed" : "Completed");
    }

    private static String name(Grade grade, @Nullable GradingScale scale) {
        return scale == null ? grade.scale() : scale.title() + " (" + grade.scale() + ")";
    }

    private static Result standing(Grade grade, GradeStanding standing) {
        return new Result(
                Profiles.named("standing", grade.scale()),
                "Percentages of those who passed with a better, with this and with a lower grade",
                "ext:GradeStanding",
                "",
                standing.higher() + " / " + standing.equal() + " / " + standing.lower(),
                "");
    }

    void writeDescriptions(BadgeWriter json) {
        json.array(
                "resultDescription",
                all,
                result -> json.object()
                        .string("id", result.id())
                        .type("ResultDescription")
                        .string("name", result.name())
                        .string("resultType", result.type())
                        .string("requiredValue", result.required())
                        .end());
    }

    void write(BadgeWriter json) {
        json.array(
                "result",
                all,
                result -> json.object()
                        .type("Result")
                        .string("resultDescription", result.id())
                        .string("value", result.value())
                        .string("status", result.status())
                        .end());
    }
}
