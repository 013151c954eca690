package eu.passerelle.routes;

import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.tables.CreditUnits;
import eu.passerelle.tables.GradingScales;
import org.jspecify.annotations.Nullable;

/** Fills in what the tables know and the SIS did not say: pass or fail of a grade, ECTS of local credits. */
public final class Normalising {

    private final GradingScales scales;
    private final CreditUnits units;

    public Normalising(GradingScales scales, CreditUnits units) {
        this.scales = scales;
        this.units = units;
    }

    Completion normalise(Completion c) {
        return new Completion(
                c.key(),
                c.learner(),
                c.opportunityCode(),
                c.title(),
                c.state(),
                grade(c.grade()),
                credits(c.credits()),
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

    private @Nullable Credits credits(@Nullable Credits credits) {
        if (credits == null || credits.ects() != null) {
            return credits;
        }
        return units.toEcts(credits.value(), credits.unit())
                .map(ects -> new Credits(credits.value(), credits.unit(), ects))
                .orElse(credits);
    }
}
