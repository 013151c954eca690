package eu.passerelle.tables;

import eu.passerelle.model.Grade;
import eu.passerelle.model.LocalizedText;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a grading scale: words, a closed range of numbers, or a range with words that stand for the whole of it.
 *
 * @param place of the step as a whole
 * @param spellings the words that mean it, empty for bare numbers; the first is the usual one
 * @param from lowest number, null for words alone
 * @param to highest number, the same as {@code from} for a single one, null for words alone
 * @param outcome UNKNOWN where the grade alone does not decide it (Irish compensation)
 * @param label in English and in the languages of the scale
 */
public record GradeStep(
        GradePlace place,
        List<String> spellings,
        @Nullable BigDecimal from,
        @Nullable BigDecimal to,
        Grade.Outcome outcome,
        LocalizedText label) {

    public GradeStep {
        spellings = List.copyOf(spellings);
        if ((spellings.isEmpty() && from == null) || (from == null) != (to == null)) {
            throw new IllegalArgumentException("a step has words, a range or both");
        }
        if (from != null && to != null && from.compareTo(to) > 0) {
            throw new IllegalArgumentException("a range goes from its lowest to its highest number");
        }
    }

    boolean holds(BigDecimal number) {
        return from != null && to != null && from.compareTo(number) <= 0 && number.compareTo(to) <= 0;
    }
}
