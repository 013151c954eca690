package eu.passerelle.connectors.mapping;

import eu.passerelle.connectors.mapping.RecordMapping.CreditsMapping;
import eu.passerelle.connectors.mapping.RecordMapping.GradeMapping;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.LocalizedText;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** State, title, grade, credits and origin of a record. */
final class ResultMapper {

    private static final String USE_A_MAP = "Let the expression say it in the hub's words, by a value map for codes.";

    private final RecordMapping mapping;

    ResultMapper(RecordMapping mapping) {
        this.mapping = mapping;
    }

    /** The code where the record has no title. */
    LocalizedText title(Fields fields, @Nullable String code) throws Unfit {
        LocalizedText title = fields.localized("title", mapping.title());
        if (title != null) {
            return title;
        }
        if (code == null) {
            throw new Unfit("the result has neither title nor code", "Complete it in the SIS, or correct the mapping.");
        }
        return LocalizedText.of("und", code);
    }

    /** A state that the value maps do not know is never taken for final. */
    Completion.State state(Fields fields) throws Unfit {
        return mapping.state() == null ? Completion.State.FINAL : state(fields, mapping.state());
    }

    static Completion.State state(Fields fields, Expression expression) throws Unfit {
        Object state = fields.value("state", expression);
        if (state == null && !fields.unresolved().isEmpty()) {
            return Completion.State.PROVISIONAL;
        }
        return switch (Fields.word(String.valueOf(state))) {
            case "final", "true" -> Completion.State.FINAL;
            case "provisional", "false" -> Completion.State.PROVISIONAL;
            default -> throw new Unfit("'state' is neither final nor provisional", USE_A_MAP);
        };
    }

    @Nullable
    Grade grade(Fields fields) throws Unfit {
        GradeMapping grade = mapping.grade();
        String raw = grade == null ? null : fields.text("grade.raw", grade.raw());
        if (grade == null || raw == null) {
            return null;
        }
        String scale = fields.text("grade.scale", grade.scale());
        Object outcome = fields.value("grade.outcome", grade.outcome());
        return new Grade(raw, scale == null ? "unknown" : scale, outcome(outcome));
    }

    static Grade.Outcome outcome(@Nullable Object outcome) throws Unfit {
        return switch (outcome == null ? "unknown" : Fields.word(String.valueOf(outcome))) {
            case "passed", "true" -> Grade.Outcome.PASSED;
            case "failed", "false" -> Grade.Outcome.FAILED;
            case "unknown" -> Grade.Outcome.UNKNOWN;
            default -> throw new Unfit("'grade.outcome' is none of passed, failed, unknown", USE_A_MAP);
        };
    }

    @Nullable
    Credits credits(Fields fields) throws Unfit {
        return mapping.credits() == null ? null : credits(fields, mapping.credits());
    }

    static @Nullable Credits credits(Fields fields, CreditsMapping credits) throws Unfit {
        BigDecimal value = fields.amount("credits.value", credits.value());
        if (value == null) {
            return null;
        }
        return credits.unit() == null
                ? Credits.ects(value)
                : credits(value, fields.text("credits.unit", credits.unit()));
    }

    static Credits credits(BigDecimal value, @Nullable String unit) {
        if (unit == null) {
            return new Credits(value, "unknown", null);
        }
        return unit.equalsIgnoreCase("ects") ? Credits.ects(value) : new Credits(value, unit, null);
    }

    @Nullable
    String recognisedFrom(Fields fields) throws Unfit {
        return recognisedFrom(fields, mapping.recognisedFrom());
    }

    static @Nullable String recognisedFrom(Fields fields, @Nullable Expression expression) throws Unfit {
        Object value = fields.value("recognisedFrom", expression);
        if (value instanceof Boolean truth) {
            return truth ? "unknown" : null;
        }
        if (value instanceof Map<?, ?>) {
            throw new Unfit("'recognisedFrom' is an object", "Let the expression give a name, or true.");
        }
        return Texts.plain(value);
    }
}
