package eu.passerelle.credentials.elm;

import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.PersonName;
import java.util.List;

/** {@code hasClaim}: the learning achievement with its credits, assessment, activity, parts and specification. */
final class ClaimSection {

    private final Rendering rendering;
    private final NodeWriter json;
    private final Completion completion;
    private final LearningOpportunity opportunity;
    private final AssessmentSection assessment;

    ClaimSection(Rendering rendering) {
        this.rendering = rendering;
        this.json = rendering.json();
        this.completion = rendering.completion();
        this.opportunity = rendering.opportunity();
        this.assessment = new AssessmentSection(rendering);
    }

    void write() {
        json.array("hasClaim", List.of(completion), ignored -> writeAchievement());
    }

    private void writeAchievement() {
        json.node("LearningAchievement", "learningAchievement");
        json.array(
                "identifier",
                List.of(completion.key().sourceKey()),
                key -> json.node("Identifier", "identifier")
                        .string("notation", key)
                        .string(
                                "schemeName",
                                "Result key of " + completion.key().university())
                        .end());
        json.text("title", completion.title());
        rendering.awardedBy();
        json.array(
                "creditReceived", CreditPoints.inEcts(completion.credits()), point -> CreditPoints.write(json, point));
        assessment.writeAssessment();
        writeActivity();
        writeNotes();
        new QualificationSection(rendering, assessment).write();
        new PartsSection(rendering).write();
        json.end();
    }

    private void writeActivity() {
        if (opportunity.participation() == null && completion.language() == null) {
            return;
        }
        String key = opportunity.participation() == null ? "activity" : "activity." + opportunity.participation();
        json.array("influencedBy", List.of(key), label -> {
            json.node("LearningActivity", "learningActivity").text("title", rendering.label(label));
            rendering.awardedBy();
            if (opportunity.workload() != null) {
                json.string("workload", opportunity.workload().toString());
            }
            json.node("specifiedBy", "LearningActivitySpecification", "learningActivitySpecification")
                    .text("title", rendering.label(label))
                    .concepts("language", languages());
            if (opportunity.participation() != null) {
                json.concepts("mode", List.of(CodeLists.MODES.get(opportunity.participation())));
            }
            json.end().end();
        });
    }

    private List<Concept> languages() {
        String taughtIn = completion.language();
        List<String> tags = taughtIn == null ? opportunity.languages() : List.of(taughtIn);
        return tags.stream().map(CodeLists::language).toList();
    }

    /** What ELM has no property for. */
    private void writeNotes() {
        List<PersonName> names = completion.learner().names();
        List<PersonName> others = names.subList(1, names.size());
        List<Credits> foreign = CreditPoints.notInEcts(completion.credits());
        List<String> recognised = Rendering.present(completion.recognisedFrom());
        List<String> partOf = Rendering.present(completion.partOf());
        if (others.isEmpty() && foreign.isEmpty() && recognised.isEmpty() && partOf.isEmpty()) {
            return;
        }
        String language = rendering.primaryLanguage();
        json.array("additionalNote", List.of(names), ignored -> {
            // an ELM person has one full name: other spellings stand here
            others.forEach(name -> json.note(NoteHeadings.OTHER_NAME, PersonSection.tag(name, language), name.full()));
            foreign.forEach(
                    credits -> json.note(NoteHeadings.CREDITS_AS_AWARDED, language, CreditPoints.text(credits)));
            recognised.forEach(from -> json.note(NoteHeadings.RECOGNITION, language, from));
            partOf.forEach(key -> json.note(NoteHeadings.PART_OF, language, key));
        });
    }
}
