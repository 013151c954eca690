package eu.passerelle.recognition.receiving;

import eu.passerelle.model.PartnerCompletion;
import java.time.LocalDate;
import java.util.Collection;

/**
 * Recognises by course mappings and policy what learners of one university have completed at others. Immutable: the same
 * completions on the same day, in whatever order, give the same judgement.
 *
 * @param university id of the receiving university
 */
public record ReceivingRecognition(String university, CourseMappings mappings, ReceivingPolicy policy) {

    /**
     * Judges everything that one learner has completed at partners, because courses count together and each once.
     *
     * @param completions live ones of one person; provisional ones wait, the receiving university's own count anyway
     * @param today in the receiving university's time zone
     */
    public ReceivingJudgement judge(Collection<PartnerCompletion> completions, LocalDate today) {
        Admission admission = new Admission(this, today);
        admission.admit(completions);
        return new CourseMatching(this, admission).judgement();
    }
}
