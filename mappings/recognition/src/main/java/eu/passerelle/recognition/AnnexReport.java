package eu.passerelle.recognition;

import eu.passerelle.model.Completion;
import eu.passerelle.model.LearningOpportunity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How complete the credential of a case is, measured against Annex I.
 *
 * @param lacking elements that are not there, in Annex order
 */
public record AnnexReport(List<AnnexElement> lacking) {

    public AnnexReport {
        lacking = List.copyOf(lacking);
    }

    public static AnnexReport of(RecognitionCase judged) {
        Completion completion = judged.completion();
        LearningOpportunity opportunity = judged.opportunity();
        Set<AnnexElement> there =
                EnumSet.of(AnnexElement.TITLE, AnnexElement.COUNTRY, AnnexElement.AWARDING_BODY, AnnexElement.DATE);
        add(there, AnnexElement.LEARNER, CaseFacts.identified(completion.learner()) ? completion.learner() : null);
        add(there, AnnexElement.GRADE, completion.grade());
        add(there, AnnexElement.WORKLOAD, completion.credits());
        if (opportunity != null) {
            describe(there, opportunity);
        }
        return new AnnexReport(List.copyOf(EnumSet.complementOf(EnumSet.copyOf(there))));
    }

    private static void describe(Set<AnnexElement> there, LearningOpportunity opportunity) {
        add(there, AnnexElement.OUTCOMES, opportunity.outcomes().isEmpty() ? null : opportunity.outcomes());
        add(there, AnnexElement.WORKLOAD, opportunity.credits());
        add(there, AnnexElement.WORKLOAD, opportunity.workload());
        add(there, AnnexElement.LEVEL, opportunity.eqfLevel());
        add(there, AnnexElement.LEVEL, opportunity.nationalLevel());
        add(there, AnnexElement.ASSESSMENT, opportunity.assessment());
        add(there, AnnexElement.PARTICIPATION, opportunity.participation());
        add(there, AnnexElement.QUALITY, opportunity.qualityAssurance());
        add(there, AnnexElement.PREREQUISITES, opportunity.prerequisites());
        add(there, AnnexElement.SUPERVISION, opportunity.identityVerification());
        add(there, AnnexElement.STACKABILITY, opportunity.stackability());
        add(there, AnnexElement.FURTHER, opportunity.description());
        add(there, AnnexElement.FURTHER, opportunity.homepage());
    }

    private static void add(Set<AnnexElement> there, AnnexElement element, @Nullable Object value) {
        if (value != null) {
            there.add(element);
        }
    }
}
