package eu.passerelle.recognition;

import eu.passerelle.model.Completion;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.University;
import org.jspecify.annotations.Nullable;

/**
 * What is judged.
 *
 * @param opportunity the catalogue's entry, null where there is none
 * @param reachable whether some configured delivery target has an address of the learner
 */
public record RecognitionCase(
        University university,
        Completion completion,
        @Nullable LearningOpportunity opportunity,
        boolean reachable) {}
