package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Grade.Outcome;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** {@code textScore}, else {@code score}, on the scale that the rules name. */
final class ScoreMapper {

    private final GradebookRules rules;

    ScoreMapper(GradebookRules rules) {
        this.rules = rules;
    }

    /** @return null only for a provisional result that has no score yet */
    @Nullable
    Grade grade(JsonRecord result, LineItem lineItem, boolean provisional) {
        String text = result.text(ResultFields.TEXT_SCORE);
        String score = result.text(ResultFields.SCORE);
        if (text == null && score == null) {
            if (provisional) {
                return null;
            }
            throw new MalformedRecord("The result is fully graded and has neither score nor textScore.");
        }
        Outcome byScore = score == null ? Outcome.UNKNOWN : outcome(result, lineItem);
        String own = result.text(ResultFields.SCORE_SCALE);
        String scale = rules.scaleOf(own == null ? lineItem.scoreScale() : own);
        if (text == null) {
            return new Grade(String.valueOf(score), scale, byScore);
        }
        Boolean passes = rules.passes(text);
        return new Grade(text, scale, passes == null ? byScore : passes ? Outcome.PASSED : Outcome.FAILED);
    }

    /** By the share of the range; the standard itself has no word for passing. */
    private Outcome outcome(JsonRecord result, LineItem lineItem) {
        BigDecimal score = JsonFields.decimal(result.get(ResultFields.SCORE))
                .orElseThrow(() -> new MalformedRecord("The result's score is no number."));
        BigDecimal min = lineItem.min();
        BigDecimal max = lineItem.max();
        if (score.compareTo(min) < 0 || max != null && score.compareTo(max) > 0) {
            throw new MalformedRecord(
                    "The result's score is outside the range of its line item (resultValueMin to resultValueMax).");
        }
        BigDecimal share = rules.passShare();
        if (share == null || max == null) {
            return Outcome.UNKNOWN;
        }
        BigDecimal passFrom = min.add(max.subtract(min).multiply(share));
        return score.compareTo(passFrom) >= 0 ? Outcome.PASSED : Outcome.FAILED;
    }
}
