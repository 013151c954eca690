package eu.passerelle.verify;

import eu.passerelle.verify.Step.Outcome;
import java.util.Comparator;
import java.util.List;

/**
 * What a verification has found.
 *
 * @param attached whether the credential was attached to a PDF, whose pages nobody has judged
 * @param steps in the order of {@link Check}
 */
public record Report(Overall overall, Kind kind, boolean attached, Facts facts, List<Step> steps) {

    public Report {
        steps = List.copyOf(steps);
    }

    static Report of(Kind kind, boolean attached, Facts facts, List<Step> steps) {
        List<Step> ordered =
                steps.stream().sorted(Comparator.comparing(Step::check)).toList();
        return new Report(overall(ordered), kind, attached, facts, ordered);
    }

    private static Overall overall(List<Step> steps) {
        List<Step> open = steps.stream()
                .filter(step -> step.matters() && step.outcome() != Outcome.OK)
                .toList();
        if (open.stream().anyMatch(step -> step.check() == Check.FORMAT)) {
            return Overall.CANNOT_BE_JUDGED;
        }
        if (open.stream().anyMatch(step -> step.outcome() == Outcome.FAILED)) {
            return Overall.INVALID;
        }
        if (open.stream().anyMatch(step -> step.check() == Check.SEAL || step.check() == Check.STATUS)) {
            return Overall.CANNOT_BE_JUDGED;
        }
        return open.isEmpty() ? Overall.VALID : Overall.VALID_NOT_TRUSTED;
    }
}
