package eu.passerelle.model;

import org.jspecify.annotations.Nullable;

/**
 * What becomes at home of the grade of one completion. The original always stands beside what it became.
 *
 * @param of the completion
 * @param original as the partner awarded it; never one that fails
 * @param converted of the receiving university's scale; null where the tables do not carry a conversion
 * @param basis an English sentence: which rule and tables, or why there is no conversion
 * @param distribution how often the partner gave each grade in the field; null where that is not known
 */
public record RecognisedGrade(
        CompletionKey of,
        Grade original,
        @Nullable Grade converted,
        String basis,
        @Nullable GradeFrequencies distribution) {

    public RecognisedGrade {
        if (original.outcome() == Grade.Outcome.FAILED) {
            throw new IllegalArgumentException("a grade that fails is not recognised");
        }
        if (converted != null && converted.outcome() != Grade.Outcome.PASSED) {
            throw new IllegalArgumentException("what passed is converted to a grade that passes");
        }
        if (basis.isBlank()) {
            throw new IllegalArgumentException("a conversion, and that there is none, has a reason");
        }
    }
}
