package eu.passerelle.sis.stads;

import eu.passerelle.model.Grade;
import eu.passerelle.model.Grade.Outcome;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Grades as STADS writes them, by the label alone: there is neither scale nor status in its replies. Old results keep
 * the 13 scale that was used until 2007. What stands on both scales passes or fails on both, and counts as the newer.
 */
final class StadsGrades {

    static final String SEVEN_STEPS = "dk-7-step";
    static final String THIRTEEN = "dk-13";

    /** On the 13 scale only. */
    private static final Set<String> OLD = Set.of("13", "11", "9", "8", "6", "5", "03");

    /** Scales, and bestået (B, BE), godkendt (G) with their contraries. */
    private static final Map<String, Outcome> LABELS = Map.ofEntries(
            Map.entry("12", Outcome.PASSED),
            Map.entry("10", Outcome.PASSED),
            Map.entry("7", Outcome.PASSED),
            Map.entry("4", Outcome.PASSED),
            Map.entry("02", Outcome.PASSED),
            Map.entry("00", Outcome.FAILED),
            Map.entry("-3", Outcome.FAILED),
            Map.entry("13", Outcome.PASSED),
            Map.entry("11", Outcome.PASSED),
            Map.entry("9", Outcome.PASSED),
            Map.entry("8", Outcome.PASSED),
            Map.entry("6", Outcome.PASSED),
            Map.entry("5", Outcome.FAILED),
            Map.entry("03", Outcome.FAILED),
            Map.entry("B", Outcome.PASSED),
            Map.entry("BE", Outcome.PASSED),
            Map.entry("IB", Outcome.FAILED),
            Map.entry("G", Outcome.PASSED),
            Map.entry("IG", Outcome.FAILED));

    private StadsGrades() {}

    static Outcome outcome(String label) {
        return LABELS.getOrDefault(label, Outcome.UNKNOWN);
    }

    static @Nullable Grade onItsScale(@Nullable Grade grade) {
        return grade != null && OLD.contains(grade.raw()) ? new Grade(grade.raw(), THIRTEEN, grade.outcome()) : grade;
    }
}
