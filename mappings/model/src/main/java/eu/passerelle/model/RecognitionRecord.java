package eu.passerelle.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a receiving university recognises of all that one learner has completed at partners.
 *
 * @param id the same for all versions
 * @param version from 1; a higher one replaces all before it
 * @param learner as the receiving university knows the person
 * @param outcomes at least one; no completion counts in two of them, though one that is taken back may name it again
 * @param decidedBy who or what decided: a person's office, or the hub by the university's own list; never a name
 */
public record RecognitionRecord(
        UUID id,
        int version,
        University receiving,
        Learner learner,
        List<RecognitionOutcome> outcomes,
        Instant decidedAt,
        String decidedBy) {

    public RecognitionRecord {
        outcomes = List.copyOf(outcomes);
        if (version < 1 || outcomes.isEmpty() || decidedBy.isBlank()) {
            throw new IllegalArgumentException("a recognition record needs a version, an outcome and who decided");
        }
        Set<String> ids = new HashSet<>();
        Set<CompletionKey> used = new HashSet<>();
        for (RecognitionOutcome outcome : outcomes) {
            if (!ids.add(outcome.id())) {
                throw new IllegalArgumentException("outcome " + outcome.id() + " stands in the record twice");
            }
            for (PartnerCompletion source : outcome.sources()) {
                if (outcome.result() != RecognitionOutcome.Result.NEGATIVE
                        && !used.add(source.completion().key())) {
                    throw new IllegalArgumentException("a completion counts twice, again in outcome " + outcome.id());
                }
            }
        }
    }

    /** Positive or negative where all outcomes are. */
    public RecognitionOutcome.Result result() {
        Set<RecognitionOutcome.Result> results = new HashSet<>();
        outcomes.forEach(outcome -> results.add(outcome.result()));
        return results.size() == 1 ? results.iterator().next() : RecognitionOutcome.Result.PARTIALLY_POSITIVE;
    }

    /** All that is recognised, in ECTS. */
    public BigDecimal recognised() {
        return outcomes.stream().map(RecognitionOutcome::recognised).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
