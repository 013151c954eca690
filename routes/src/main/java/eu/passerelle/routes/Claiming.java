package eu.passerelle.routes;

import eu.passerelle.model.Achievement;
import eu.passerelle.model.Completion;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.University;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What a recognised completion claims, with what grading tables and registers say of it. */
final class Claiming {

    private Claiming() {}

    /** As of now. */
    static Achievement of(
            Issuing.Tools tools,
            UUID credential,
            int version,
            University university,
            Completion completion,
            LearningOpportunity taken) {
        Achievement achievement = new Achievement(
                credential,
                version,
                university,
                tools.formats().europass().sealer().issuer(),
                completion,
                taken,
                tools.clock().instant().truncatedTo(ChronoUnit.SECONDS),
                null,
                tools.normalising().standing(completion, taken));
        return achievement.with(tools.recognition()
                .get()
                .accreditation(university, taken, completion.completedOn())
                .orElse(null));
    }
}
