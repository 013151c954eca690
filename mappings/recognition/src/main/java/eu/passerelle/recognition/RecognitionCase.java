package eu.passerelle.recognition;

import eu.passerelle.model.Completion;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.University;
import org.jspecify.annotations.Nullable;

/**
 * What is judged.
 *
 * @param university that awarded it
 * @param opportunity the catalogue's entry, null where there is none
 * @param reachable whether some configured delivery target has an address of the learner
 * @param duplicate whether the same learner has the same achievement from another university; null: nobody knows
 * @param releaseAsked whether the learner has asked for the credential; null where the university releases without being
 *     asked
 */
public record RecognitionCase(
        University university,
        Completion completion,
        @Nullable LearningOpportunity opportunity,
        boolean reachable,
        @Nullable Boolean duplicate,
        @Nullable Boolean releaseAsked) {

    /** A case of a university that releases without being asked. */
    public RecognitionCase(
            University university,
            Completion completion,
            @Nullable LearningOpportunity opportunity,
            boolean reachable) {
        this(university, completion, opportunity, reachable, null, null);
    }
}
