package eu.passerelle.recognition.receiving;

import eu.passerelle.model.PartnerCompletion;
import eu.passerelle.model.RecognitionOutcome;
import java.util.List;

/**
 * What becomes of a learner's completions at partners. Each of them stands here once; provisional ones, the receiving
 * university's own and what a closed list does not have do not.
 *
 * @param outcomes decided by mapping and policy, in the order of their ids
 * @param referred a person must decide, in the order of their keys
 */
public record ReceivingJudgement(List<RecognitionOutcome> outcomes, List<Referred> referred) {

    /** @param reason an English sentence; never personal data */
    public record Referred(PartnerCompletion completion, String reason) {}

    public ReceivingJudgement {
        outcomes = List.copyOf(outcomes);
        referred = List.copyOf(referred);
    }
}
