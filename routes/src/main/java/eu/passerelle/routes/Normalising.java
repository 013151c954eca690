package eu.passerelle.routes;

import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.GradeStanding;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.University;
import eu.passerelle.tables.CreditUnits;
import eu.passerelle.tables.GradingScales;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fills in what the tables know and the SIS did not say: pass or fail of a grade, ECTS of local credits. */
public final class Normalising {

    private final GradingScales scales;
    private final CreditUnits units;
    private final Supplier<GradeStatistics> statistics;

    public Normalising(GradingScales scales, CreditUnits units, Supplier<GradeStatistics> statistics) {
        this.scales = scales;
        this.units = units;
        this.statistics = statistics;
    }

    /** With the scales and units of the tables, and the grading tables of this folder of configuration. */
    static Normalising open(Path home) {
        GradeStatistics statistics = GradeStatistics.read(home);
        return with(() -> statistics);
    }

    /** With the scales and units of the tables, and grading tables that may change. */
    static Normalising with(Supplier<GradeStatistics> statistics) {
        return new Normalising(GradingScales.standard(), CreditUnits.standard(), statistics);
    }

    /** Where the completion's grade stands; null where no table says it. */
    @Nullable
    GradeStanding standing(Completion completion, LearningOpportunity opportunity) {
        return statistics.get().standing(completion, opportunity);
    }

    Completion normalise(Completion c, University university) {
        return new Completion(
                c.key(),
                c.learner(),
                c.opportunityCode(),
                c.title(),
                c.state(),
                grade(c.grade()),
                credits(c.credits(), university),
                c.completedOn(),
                c.awardingBody(),
                c.language(),
                c.recognisedFrom(),
                c.partOf(),
                c.unresolved(),
                c.parts());
    }

    private @Nullable Grade grade(@Nullable Grade grade) {
        if (grade == null || grade.outcome() != Grade.Outcome.UNKNOWN) {
            return grade;
        }
        return scales.outcome(grade.scale(), grade.raw())
                .map(outcome -> new Grade(grade.raw(), grade.scale(), outcome))
                .orElse(grade);
    }

    private @Nullable Credits credits(@Nullable Credits credits, University university) {
        if (credits == null || credits.ects() != null) {
            return credits;
        }
        return units.toEcts(credits.value(), credits.unit(), university)
                .map(ects -> new Credits(credits.value(), credits.unit(), ects))
                .orElse(credits);
    }
}
