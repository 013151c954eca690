package eu.passerelle.verify;

import eu.passerelle.verify.Step.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what a verification finds. */
final class Findings {

    private static final int MOST_DETAILS = 20;

    private final Map<Check, Step> steps = new EnumMap<>(Check.class);
    private Facts facts = Facts.NONE;
    private Kind kind = Kind.UNKNOWN;

    void ok(Check check, String reason, String... values) {
        add(check, Outcome.OK, reason, true, List.of(values), List.of());
    }

    /** It does not hold, and the document with it. */
    void failed(Check check, String reason, List<String> details, String... values) {
        add(check, Outcome.FAILED, reason, true, List.of(values), details);
    }

    /** It is not known, and the answer depends on it. */
    void open(Check check, String reason, List<String> details, String... values) {
        add(check, Outcome.NOT_CHECKED, reason, true, List.of(values), details);
    }

    /** It is not known or not there; the answer does not depend on it. */
    void note(Check check, String reason, List<String> details, String... values) {
        add(check, Outcome.NOT_CHECKED, reason, false, List.of(values), details);
    }

    private void add(
            Check check, Outcome outcome, String reason, boolean matters, List<String> values, List<String> details) {
        List<String> shown = details.size() > MOST_DETAILS ? details.subList(0, MOST_DETAILS) : details;
        steps.merge(check, new Step(check, outcome, reason, matters, values, shown), Findings::worse);
    }

    /** Of one check the first of the worst is told. */
    private static Step worse(Step told, Step next) {
        return rank(next) > rank(told) ? next : told;
    }

    private static int rank(Step step) {
        return switch (step.outcome()) {
            case OK -> 0;
            case NOT_CHECKED -> step.matters() ? 2 : 1;
            case FAILED -> 3;
        };
    }

    void is(Kind what) {
        this.kind = what;
    }

    void say(Facts what) {
        this.facts = what;
    }

    Report report(boolean attached) {
        return Report.of(kind, attached, facts, List.copyOf(steps.values()));
    }
}
