package eu.passerelle.credentials.openbadge;

import eu.passerelle.credentials.elm.Vocabulary;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code credentialSubject} and {@code evidence}: what was achieved, by whom, with what result. */
final class WholeSection {

    private final BadgeBody body;
    private final BadgeWriter json;
    private final Speech speech;
    private final LearningOpportunity opportunity;
    private final Results results;

    WholeSection(BadgeBody body) {
        this.body = body;
        this.json = body.json();
        this.speech = body.speech();
        this.opportunity = body.achievement().opportunity();
        this.results = Results.of(body.achievement(), speech);
    }

    void write() {
        Completion completion = body.completion();
        json.node("credentialSubject", "AchievementSubject");
        body.writeHolder();
        writeAchievement();
        Credits credits = completion.credits();
        json.number("creditsEarned", credits == null ? null : credits.ects());
        json.string("narrative", subjectNarrative(completion));
        results.write(json);
        LocalizedText awardingBody = completion.awardingBody();
        if (awardingBody != null) {
            Profiles.named(json, "source", Profiles.id(awardingBody), speech.say(awardingBody));
        }
        json.end();
        writeEvidence();
    }

    private void writeAchievement() {
        json.node("achievement", "Achievement")
                .string("id", body.achievementId())
                .string("achievementType", type())
                .string("name", speech.say(body.completion().title()))
                .string("description", description())
                .string("humanCode", opportunity.code())
                .string("inLanguage", speech.language())
                .string("fieldOfStudy", fields());
        json.node("criteria", "Criteria")
                .string("id", opportunity.homepage())
                .string("narrative", Narrative.of(opportunity, speech))
                .end();
        Profiles.named(
                json,
                "creator",
                body.universityId(),
                speech.say(body.achievement().university().organisation().legalName()));
        Credits credits = opportunity.credits();
        json.number("creditsAvailable", credits == null ? null : credits.ects());
        Alignments.write(json, opportunity, speech);
        results.writeDescriptions(json);
        json.strings("tag", tags());
        json.end();
    }

    private String type() {
        if (opportunity.kind() != null) {
            return "MicroCredential";
        }
        return body.completion().parts() == null ? "Course" : "LearningProgram";
    }

    /** Required by the format: where the catalogue has none, the title again. */
    private String description() {
        LocalizedText description = opportunity.description();
        return speech.say(description == null ? opportunity.title() : description);
    }

    private @Nullable String fields() {
        return opportunity.iscedF().isEmpty()
                ? null
                : opportunity.iscedF().stream()
                        .map(code -> Vocabulary.iscedF(code).label())
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    private List<String> tags() {
        List<String> tags = new ArrayList<>(opportunity.challenges());
        if (opportunity.kind() != null) {
            tags.add(speech.word("category." + opportunity.kind()));
        }
        return tags;
    }

    /** What is particular to this learner's result and has no property. */
    private @Nullable String subjectNarrative(Completion completion) {
        List<String> lines = new ArrayList<>();
        if (completion.recognisedFrom() != null) {
            lines.add("**" + speech.word("recognition") + "**: " + completion.recognisedFrom());
        }
        if (completion.credits() != null && completion.credits().ects() == null) {
            lines.add("**" + speech.word("creditsAsAwarded") + "**: " + Narrative.text(completion.credits()));
        }
        return lines.isEmpty() ? null : String.join("\n\n", lines);
    }

    private void writeEvidence() {
        LearningOpportunity.IdentityVerification verification = opportunity.identityVerification();
        if (opportunity.assessment() == null && verification == null) {
            return;
        }
        String key = opportunity.assessment() == null ? "assessment" : "assessment." + opportunity.assessment();
        json.array(
                "evidence",
                List.of(key),
                name -> json.object()
                        .type("Evidence")
                        .string("name", speech.word(name))
                        .string(
                                "description",
                                verification == null
                                        ? null
                                        : Vocabulary.identityVerification(verification)
                                                .label())
                        .end());
    }
}
