package eu.passerelle.recognition.receiving;

import eu.passerelle.model.Learner;
import eu.passerelle.model.RecognitionBasis;
import eu.passerelle.model.RecognitionOutcome;
import eu.passerelle.model.RecognitionOutcome.Result;
import eu.passerelle.model.RecognitionRecord;
import eu.passerelle.model.University;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a record becomes when its learner was judged again.
 *
 * @param id of the record
 * @param learner as the receiving university knows the person now
 * @param decidedBy who or what decided
 */
public record NextVersion(UUID id, University receiving, Learner learner, Instant decidedAt, String decidedBy) {

    private static final String TAKEN_BACK = "taken back";

    /**
     * The next version; empty where it would say nothing new. What was recognised before and is no more stands in it as
     * negative, once: a SIS that was told of it must be told.
     */
    public Optional<RecognitionRecord> after(@Nullable RecognitionRecord previous, List<RecognitionOutcome> outcomes) {
        List<RecognitionOutcome> all = new ArrayList<>(outcomes);
        if (previous != null) {
            if (Set.copyOf(stillSaid(previous)).equals(Set.copyOf(outcomes))) {
                return Optional.empty();
            }
            all.addAll(takenBack(previous, outcomes));
        }
        if (all.isEmpty()) {
            return Optional.empty();
        }
        int version = previous == null ? 1 : previous.version() + 1;
        return Optional.of(new RecognitionRecord(id, version, receiving, learner, all, decidedAt, decidedBy));
    }

    /** Outcomes that were taken back in the previous version are over and done with. */
    private static List<RecognitionOutcome> stillSaid(RecognitionRecord previous) {
        return previous.outcomes().stream()
                .filter(outcome -> !isTakenBack(outcome))
                .toList();
    }

    private List<RecognitionOutcome> takenBack(RecognitionRecord previous, List<RecognitionOutcome> outcomes) {
        Set<String> said = outcomes.stream().map(RecognitionOutcome::id).collect(Collectors.toSet());
        return previous.outcomes().stream()
                .filter(outcome -> outcome.result() != Result.NEGATIVE && !said.contains(outcome.id()))
                .map(outcome -> new RecognitionOutcome(
                        outcome.id(),
                        Result.NEGATIVE,
                        outcome.sources(),
                        List.of(),
                        new RecognitionBasis(RecognitionBasis.Kind.RULE, TAKEN_BACK),
                        "It was recognised before and is no more: its results were corrected or taken back, or count"
                                + " for something else now.",
                        List.of()))
                .toList();
    }

    private static boolean isTakenBack(RecognitionOutcome outcome) {
        return outcome.basis().reference().equals(TAKEN_BACK);
    }
}
