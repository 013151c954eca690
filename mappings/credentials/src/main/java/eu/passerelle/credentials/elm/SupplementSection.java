package eu.passerelle.credentials.elm;

import eu.passerelle.model.Completion;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LearningOpportunity.QualityAssurance;
import java.util.ArrayList;
import java.util.List;

/**
 * What a diploma supplement says otherwise. Its shapes ask every Qualification for a part that is a Qualification, without
 * an end; so what was to be learnt is a LearningAchievementSpecification there, with levels as {@code educationLevel} and
 * in notes what that class has no property for. Sections of the supplement that nobody told the hub are named, not filled.
 */
final class SupplementSection {

    private final Rendering rendering;
    private final NodeWriter json;
    private final LearningOpportunity opportunity;

    SupplementSection(Rendering rendering) {
        this.rendering = rendering;
        this.json = rendering.json();
        this.opportunity = rendering.opportunity();
    }

    void write() {
        List<Concept> levels = new ArrayList<>();
        if (opportunity.eqfLevel() != null) {
            levels.add(CodeLists.EQF_LEVELS.get(String.valueOf(opportunity.eqfLevel())));
        }
        if (opportunity.nationalLevel() != null) {
            levels.add(CodeLists.NQF_LEVELS.byIri(opportunity.nationalLevel()));
        }
        json.concepts("educationLevel", levels);
        json.array("awardingOpportunity", List.of(opportunity), ignored -> {
            json.node("AwardingOpportunity", "awardingOpportunity");
            rendering.awardingBodies();
            json.end();
        });
        new PartsSection(rendering).writeSpecified();
    }

    /** Into an open array of notes. */
    void writeNotes() {
        LearningOpportunity.Stackability stackability = opportunity.stackability();
        if (stackability != null) {
            json.note(NoteHeadings.STACKABLE, "en", Labels.in("en", "stackable." + stackability.stackable()));
        }
        QualityAssurance assurance = opportunity.qualityAssurance();
        if (assurance != null) {
            String reference = assurance.reference() == null ? "" : " (" + assurance.reference() + ")";
            assurance
                    .agency()
                    .byLanguage()
                    .forEach((language, agency) -> json.note(
                            NoteHeadings.QUALITY_ASSURANCE,
                            language,
                            Labels.in("en", "quality." + assurance.type()) + ": " + agency + reference));
        }
        untold().forEach(section -> json.note(NoteHeadings.SUPPLEMENT, "en", Labels.in("en", "supplement." + section)));
    }

    /** Sections of the joint model of Commission, Council of Europe and UNESCO, by their numbers. */
    private List<String> untold() {
        Completion completion = rendering.completion();
        List<String> untold = new ArrayList<>();
        add(untold, "1.4", completion.learner().identifiers().stream().noneMatch(SupplementSection::isOfStudent));
        add(untold, "2.2", opportunity.iscedF().isEmpty());
        add(untold, "2.5", opportunity.languages().isEmpty() && completion.language() == null);
        add(untold, "3.1", opportunity.eqfLevel() == null && opportunity.nationalLevel() == null);
        add(untold, "3.2", true);
        add(untold, "3.3", opportunity.prerequisites() == null);
        add(untold, "4.1", opportunity.participation() == null);
        add(
                untold,
                "4.2",
                opportunity.outcomes().isEmpty() && opportunity.escoSkills().isEmpty());
        add(untold, "4.3", completion.parts() == null);
        add(untold, "4.4", rendering.achievement().standing() == null);
        add(untold, "5.1", true);
        add(untold, "5.2", true);
        add(untold, "6.2", opportunity.homepage() == null);
        add(untold, "8", true);
        return untold;
    }

    private static boolean isOfStudent(LearnerIdentifier identifier) {
        return switch (identifier.kind()) {
            case ESI, NATIONAL, LOCAL -> true;
            case EMAIL, WALLET -> false;
        };
    }

    private static void add(List<String> untold, String section, boolean absent) {
        if (absent) {
            untold.add(section);
        }
    }
}
