package eu.passerelle.credentials.elm;

import eu.passerelle.model.Grade;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.tables.GradingScales;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code provenBy}. ELM demands a grade of every assessment: where there is none, only the specification is written,
 * below the qualification, and no grade is invented.
 */
final class AssessmentSection {

    private final Rendering rendering;
    private final NodeWriter json;
    private final LearningOpportunity opportunity;

    AssessmentSection(Rendering rendering) {
        this.rendering = rendering;
        this.json = rendering.json();
        this.opportunity = rendering.opportunity();
    }

    /** The graded assessment of the achievement; nothing where there is no grade. */
    void writeAssessment() {
        Grade grade = rendering.completion().grade();
        if (grade == null) {
            return;
        }
        json.array("provenBy", List.of(grade), graded -> {
            json.node("LearningAssessment", "learningAssessment").text("title", rendering.label(titleKey()));
            rendering.awardedBy();
            json.node("grade", "Note", "note")
                    .text("noteLiteral", rendering.primaryLanguage(), graded.raw())
                    .end();
            json.dateTime("dateIssued", rendering.at(rendering.completion().completedOn()));
            identityVerification().ifPresent(concept -> json.concept("idVerification", concept));
            StandingSection.write(json, rendering.achievement().standing());
            json.name("specifiedBy");
            writeSpecification(List.of(graded));
            json.end();
        });
    }

    /** How it is assessed, in an array of the open qualification, where no graded assessment says it. */
    void writeSpecificationOfUngraded() {
        boolean known = opportunity.assessment() != null || opportunity.identityVerification() != null;
        if (rendering.completion().grade() == null && known) {
            json.array("provenBy", List.of(opportunity), ignored -> writeSpecification(List.of()));
        }
    }

    private void writeSpecification(List<Grade> grades) {
        json.node("LearningAssessmentSpecification", "learningAssessmentSpecification")
                .text("title", rendering.label(titleKey()));
        if (opportunity.assessment() != null) {
            json.concept("dcType", CodeLists.ASSESSMENT_TYPES.get(opportunity.assessment()));
        }
        LearningOpportunity.IdentityVerification verification = opportunity.identityVerification();
        if (verification != null) {
            // one official concept covers supervision on site and online: the mode tells them apart
            CodeLists.MODES.find(verification.name()).ifPresent(mode -> json.concepts("mode", List.of(mode)));
        }
        if (grades.isEmpty()) {
            json.array(
                    "additionalNote",
                    identityVerification().stream().toList(),
                    concept -> json.note(concept, "en", concept.label()));
        }
        grades.forEach(grade -> json.node("gradingScheme", "GradingScheme", "gradingScheme")
                .text("title", "en", Labels.in("en", "gradingScale") + " " + grade.scale())
                .text("description", description(grade.scale()))
                .end());
        json.end();
    }

    /** How the scale is read by somebody who has never seen it; null for one that the tables do not have. */
    private static @Nullable LocalizedText description(String scale) {
        return GradingScales.standard()
                .scale(scale)
                .map(known -> LocalizedText.of(
                        "en",
                        known.title() + ". "
                                + Labels.in("en", "gradingScale." + known.direction()) + ". "
                                + Labels.in("en", "gradingScale.pass") + ": " + known.passMark() + "."))
                .orElse(null);
    }

    private Optional<Concept> identityVerification() {
        return Optional.ofNullable(opportunity.identityVerification()).map(CodeLists.IDENTITY_VERIFICATION::get);
    }

    private String titleKey() {
        return opportunity.assessment() == null ? "assessment" : "assessment." + opportunity.assessment();
    }
}
