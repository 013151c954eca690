package eu.passerelle.recognition.receiving;

import eu.passerelle.model.PartnerCompletion;
import java.util.Collection;

/**
 * Recognises by course mappings and policy what learners of one university have completed at others. Immutable: the same
 * completions, in whatever order and on whatever day, give the same judgement.
 *
 * @param university id of the receiving university
 */
public record ReceivingRecognition(String university, CourseMappings mappings, ReceivingPolicy policy) {

    /**
     * Judges everything that one learner has completed at partners, because courses count together and each once.
     *
     * @param completions live ones of one person; provisional ones wait, the receiving university's own count anyway
     */
    public ReceivingJudgement judge(Collection<PartnerCompletion> completions) {
        return judge(completions, OwnTables.NONE);
    }

    /**
     * The same where the university has decision tables of its own: what they decline is not recognised, what they refer a
     * person decides, and only the rest is matched with courses.
     */
    public ReceivingJudgement judge(Collection<PartnerCompletion> completions, OwnTables tables) {
        Admission admission = new Admission(this, tables);
        admission.admit(completions);
        return new CourseMatching(this, admission).judgement();
    }
}
