package eu.passerelle.credentials.claims;

import eu.passerelle.model.LearningOpportunity.AssessmentType;
import eu.passerelle.model.LearningOpportunity.IdentityVerification;
import eu.passerelle.model.LearningOpportunity.Participation;
import eu.passerelle.model.LearningOpportunity.QualityAssurance;

/** Our codes as words; in English, since a claim of this format has one language and its readers are many. */
final class Words {

    private Words() {}

    static String of(Participation participation) {
        return switch (participation) {
            case ONLINE -> "Online";
            case ONSITE -> "On site";
            case BLENDED -> "Blended";
            case WORK_BASED -> "Work-based";
        };
    }

    static String of(AssessmentType assessment) {
        return switch (assessment) {
            case WRITTEN_EXAM -> "Written examination";
            case ORAL_EXAM -> "Oral examination";
            case PROJECT -> "Project";
            case PORTFOLIO -> "Portfolio";
            case PRACTICAL -> "Practical assessment";
            case CONTINUOUS -> "Continuous evaluation";
            case COURSEWORK -> "Coursework";
        };
    }

    static String of(IdentityVerification verification) {
        return switch (verification) {
            case SUPERVISED_ONSITE -> "Supervised on site with identity verification";
            case SUPERVISED_ONLINE -> "Supervised online with identity verification";
            case UNSUPERVISED_VERIFIED -> "Unsupervised with identity verification";
            case UNSUPERVISED -> "Unsupervised without identity verification";
        };
    }

    /** As the EUDI learning credential's own metadata gives them. */
    static String of(QualityAssurance.Type type) {
        return switch (type) {
            case EXTERNAL -> "External Evaluation";
            case INTERNAL -> "Internal Evaluation";
        };
    }
}
