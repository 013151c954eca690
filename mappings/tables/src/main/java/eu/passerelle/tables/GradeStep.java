package eu.passerelle.tables;

import eu.passerelle.model.Grade;
import eu.passerelle.model.LocalizedText;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a grading scale: either words or a closed range of numbers.
 *
 * @param position 1 is the best step of its scale
 * @param spellings the words that mean it, empty for a range; the first is the usual one
 * @param from lowest number, null for words
 * @param to highest number, the same as {@code from} for a single one, null for words
 * @param outcome UNKNOWN where the grade alone does not decide it (Irish compensation)
 * @param label in English and in the language of the scale
 */
public record GradeStep(
        int position,
        List<String> spellings,
        @Nullable BigDecimal from,
        @Nullable BigDecimal to,
        Grade.Outcome outcome,
        LocalizedText label) {

    public GradeStep {
        spellings = List.copyOf(spellings);
        if (spellings.isEmpty() == (from == null) || (from == null) != (to == null)) {
            throw new IllegalArgumentException("a step is either words or a range");
        }
        if (from != null && to != null && from.compareTo(to) > 0) {
            throw new IllegalArgumentException("a range goes from its lowest to its highest number");
        }
    }

    boolean holds(BigDecimal number) {
        return from != null && to != null && from.compareTo(number) <= 0 && number.compareTo(to) <= 0;
    }
}
