package eu.passerelle.credentials.elm;

import eu.passerelle.model.Credits;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LearningOpportunity.LearningOutcome;
import eu.passerelle.model.LearningOpportunity.QualityAssurance;
import eu.passerelle.model.Organisation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code specifiedBy}: what was to be learnt. */
final class QualificationSection {

    private final Rendering rendering;
    private final NodeWriter json;
    private final LearningOpportunity opportunity;
    private final AssessmentSection assessment;

    QualificationSection(Rendering rendering, AssessmentSection assessment) {
        this.rendering = rendering;
        this.json = rendering.json();
        this.opportunity = rendering.opportunity();
        this.assessment = assessment;
    }

    void write() {
        json.node("specifiedBy", rendering.specification(), "qualification");
        writeDescription();
        writeClassification();
        writeOutcomes();
        assessment.writeSpecificationOfUngraded();
        writeStackability();
        if (rendering.claim().supplement()) {
            new SupplementSection(rendering).write();
        } else {
            writeLevels();
            json.array("accreditation", present(opportunity.qualityAssurance()), this::writeAccreditation);
        }
        json.end();
    }

    private void writeDescription() {
        json.array(
                "identifier",
                List.of(opportunity.code()),
                code -> json.node("Identifier", "identifier")
                        .string("notation", code)
                        .string("schemeName", "Learning opportunity code of " + opportunity.university())
                        .end());
        json.text("title", opportunity.title()).text("description", opportunity.description());
        json.array("homepage", Rendering.present(opportunity.homepage()), url -> writeLink(url));
        writeNotes();
    }

    private void writeNotes() {
        List<Credits> foreign = CreditPoints.notInEcts(opportunity.credits());
        boolean supplement = rendering.claim().supplement();
        if (!supplement
                && foreign.isEmpty()
                && opportunity.challenges().isEmpty()
                && opportunity.sdgs().isEmpty()) {
            return;
        }
        String language = rendering.primaryLanguage();
        json.array("additionalNote", List.of(opportunity), ignored -> {
            foreign.forEach(
                    credits -> json.note(NoteHeadings.CREDITS_IN_OTHER_UNIT, language, CreditPoints.text(credits)));
            opportunity.challenges().forEach(tag -> json.note(NoteHeadings.CHALLENGE, language, tag));
            opportunity.sdgs().forEach(this::writeGoal);
            if (supplement) {
                new SupplementSection(rendering).writeNotes();
            }
        });
    }

    private void writeGoal(int number) {
        Concept goal = CodeLists.SDGS.get(String.valueOf(number));
        json.note(goal, "en", Labels.in("en", "sdg") + " " + number + ": " + goal.label());
    }

    private void writeClassification() {
        LearningOpportunity.MicroCredentialKind kind = opportunity.kind();
        if (kind != null) {
            json.text("category", "en", Labels.in("en", "category." + kind))
                    .concepts("dcType", List.of(CodeLists.MICRO_CREDENTIAL))
                    .concept("learningSetting", CodeLists.LEARNING_SETTINGS.get(kind));
        }
        json.concepts(
                "language",
                opportunity.languages().stream().map(CodeLists::language).toList());
        if (opportunity.workload() != null) {
            json.string("volumeOfLearning", opportunity.workload().toString());
        }
        if (opportunity.participation() != null) {
            json.concepts("mode", List.of(CodeLists.MODES.get(opportunity.participation())));
        }
        json.concepts(
                "thematicArea",
                opportunity.iscedF().stream().map(CodeLists.ISCED_F::get).toList());
        json.array("creditPoint", CreditPoints.inEcts(opportunity.credits()), point -> CreditPoints.write(json, point));
        if (opportunity.prerequisites() != null) {
            json.node("entryRequirement", "Note", "note")
                    .text("noteLiteral", opportunity.prerequisites())
                    .end();
        }
    }

    private void writeOutcomes() {
        List<LearningOutcome> outcomes = new ArrayList<>(opportunity.outcomes());
        List<String> loose = new ArrayList<>(opportunity.escoSkills());
        outcomes.forEach(outcome -> loose.removeAll(outcome.escoSkills()));
        if (!loose.isEmpty()) {
            // ELM knows skills only below an outcome
            outcomes.add(new LearningOutcome(rendering.label("skills"), loose));
        }
        json.array(
                "learningOutcome",
                outcomes,
                outcome -> json.node("LearningOutcome", "learningOutcome")
                        .text("title", outcome.title())
                        .concepts(
                                "relatedESCOSkill",
                                outcome.escoSkills().stream()
                                        .map(CodeLists::escoSkill)
                                        .toList())
                        .end());
    }

    private void writeStackability() {
        LearningOpportunity.Stackability stackability = opportunity.stackability();
        if (stackability != null) {
            json.array(
                    "isPartOf",
                    stackability.towards(),
                    larger -> json.node(rendering.specification(), "qualification")
                            .text("title", rendering.primaryLanguage(), larger)
                            .end());
            if (!rendering.claim().supplement()) {
                json.bool("isPartialQualification", stackability.stackable());
            }
        }
    }

    private void writeLevels() {
        if (opportunity.eqfLevel() != null) {
            json.concept("eqfLevel", CodeLists.EQF_LEVELS.get(String.valueOf(opportunity.eqfLevel())));
        }
        if (opportunity.nationalLevel() != null) {
            json.concepts("nqfLevel", List.of(CodeLists.NQF_LEVELS.byIri(opportunity.nationalLevel())));
        }
    }

    private void writeAccreditation(QualityAssurance assurance) {
        json.node("Accreditation", "accreditation")
                .text("title", "en", Labels.in("en", "quality." + assurance.type()))
                .concept("dcType", CodeLists.QUALITY_ASSURANCE.get(assurance.type()))
                .raw("accreditingAgent", rendering.organisation(role(assurance), agency(assurance)));
        json.array("landingPage", Rendering.present(assurance.reference()), this::writeLink);
        json.end();
    }

    /** A university that assures its own quality is known to us; of any other agency we know the name only. */
    private Organisations.Role role(QualityAssurance assurance) {
        return assurance.agency().equals(rendering.university().organisation().legalName())
                ? Organisations.Role.UNIVERSITY
                : Organisations.Role.AGENCY;
    }

    private Organisation agency(QualityAssurance assurance) {
        Organisation university = rendering.university().organisation();
        return role(assurance) == Organisations.Role.UNIVERSITY
                ? university
                : new Organisation(assurance.agency(), university.country(), null, null, null);
    }

    private void writeLink(String url) {
        json.node("WebResource", "webResource").string("contentURL", url).end();
    }

    private static List<QualityAssurance> present(@Nullable QualityAssurance assurance) {
        return assurance == null ? List.of() : List.of(assurance);
    }
}
