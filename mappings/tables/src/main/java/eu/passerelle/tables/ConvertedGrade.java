package eu.passerelle.tables;

import eu.passerelle.model.Grade;
import eu.passerelle.model.GradeFrequencies;
import java.util.Optional;

/** What became of a grade that was to be converted. The original is always kept. */
public sealed interface ConvertedGrade {

    Grade original();

    /**
     * A grade of the other university's scale. It passes, as the original did.
     *
     * @param label of the row of the other table: a grade, or a range where that table has ranges
     */
    record Converted(Grade original, String label, GradingScale scale, Basis basis) implements ConvertedGrade {}

    /**
     * No grade of the other scale: the original stays and stands for itself.
     *
     * @param why a sentence for people
     * @param distribution of the original grade at its own university, to be shown with it; empty where there is none
     */
    record Kept(Grade original, Reason reason, String why, Optional<GradeDistribution> distribution)
            implements ConvertedGrade {}

    /** What a conversion rests on: both tables as their senders wrote them, with years, results and source. */
    record Basis(GradeFrequencies from, GradeFrequencies to, ConversionPolicy policy) {}

    /** Why there is no other grade. */
    enum Reason {
        /** The learner failed: a fail stays a fail and is never ranked. */
        FAILED,
        /** Neither the source nor the scale says whether it passed. */
        UNDECIDED,
        /** The scale does not have this grade. */
        NOT_ON_SCALE,
        /** The source passed what its scale fails, or the other way round (compensation): the number says nothing. */
        CONTRADICTED,
        NO_TABLE,
        OTHER_SCALE,
        OTHER_FIELD,
        TOO_FEW_YEARS,
        TOO_FEW_RESULTS,
        YEARS_OR_RESULTS_NOT_TOLD,
        /** Passing learners of a table all have one grade: nobody is ranked. */
        TOO_COARSE,
        /** Nobody got this grade in the years of the table, or the table has it only within a word or another ladder. */
        NOT_IN_TABLE
    }
}
