package eu.passerelle.verify;

import eu.passerelle.verify.Step.Outcome;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** For programs, with the sentences in one language. */
    public Map<String, Object> told(Words words) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("overall", overall.name());
        told.put("means", words.text("overall." + overall + ".means"));
        told.put("kind", kind.name());
        told.put("attachedToPdf", attached);
        told.put("says", facts.named());
        told.put(
                "steps",
                steps.stream()
                        .map(step -> Map.of(
                                "check", step.check().name(),
                                "outcome", step.outcome().name(),
                                "reason", step.reason(),
                                "matters", step.matters(),
                                "sentence", step.sentence(words),
                                "details", step.details()))
                        .toList());
        return told;
    }
}
