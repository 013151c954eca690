package eu.passerelle.recognition.stacking;

import eu.passerelle.recognition.Recognition;
import eu.passerelle.recognition.RecognitionDecision;
import eu.passerelle.recognition.RecognitionDecision.Declined;
import eu.passerelle.recognition.RecognitionDecision.Recognised;
import eu.passerelle.recognition.RecognitionDecision.Referred;
import eu.passerelle.recognition.RecognitionFacts;
import eu.passerelle.recognition.StackFacts;
import eu.passerelle.recognition.StackTables;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which parts may be stacked, whatever the pathway says. */
@FunctionalInterface
public interface PartPolicy {

    /** All of them. */
    PartPolicy NONE = (part, complete) -> null;

    /**
     * Why a part may not be stacked; null where it may.
     *
     * @param complete the day on which the stack would be complete
     */
    @Nullable
    String refusal(StackPart part, LocalDate complete);

    /** As the tables for stacks say that are in force on the day of completion; equal questions are asked once. */
    static PartPolicy of(Recognition tables, String awarding) {
        Map<List<Object>, RecognitionDecision> asked = new HashMap<>();
        return (part, complete) -> {
            RecognitionFacts facts = StackFacts.part(
                    part.kind(), part.level(), part.ects(), ChronoUnit.DAYS.between(part.completedOn(), complete));
            RecognitionDecision answer = asked.computeIfAbsent(
                    List.of(facts, complete), none -> StackTables.judge(tables, facts, awarding, complete));
            return switch (answer) {
                case Recognised recognised -> null;
                case Declined declined -> declined.reason();
                case Referred referred -> referred.reason();
            };
        };
    }
}
