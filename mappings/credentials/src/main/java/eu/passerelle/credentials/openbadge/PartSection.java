package eu.passerelle.credentials.openbadge;

import eu.passerelle.model.CompletionPart;
import eu.passerelle.model.Credits;
import java.util.List;

/** A part of a stack as a credential within a record: stated by the record's issuer, awarded by its own university. */
final class PartSection {

    private final BadgeBody body;
    private final BadgeWriter json;
    private final Speech speech;

    PartSection(BadgeBody body) {
        this.body = body;
        this.json = body.json();
        this.speech = body.speech();
    }

    /** {@code credentialSubject} and, as evidence, the credential of its own that stands for the part. */
    void write(CompletionPart part) {
        String awardedBy = speech.say(part.awardedBy().legalName());
        String awardedById =
                part.awardedBy().equals(body.achievement().university().organisation())
                        ? body.universityId()
                        : Profiles.id(part.awardedBy());
        json.node("credentialSubject", "AchievementSubject");
        body.writeHolderId();
        Identities.writeName(json, body.completion().learner());
        json.node("achievement", "Achievement")
                .string("id", BadgeBody.achievementId(part.key().university(), part.opportunityCode()))
                .string("achievementType", "Course")
                .string("name", speech.say(part.title()))
                .string("description", speech.say(part.title()))
                .string("humanCode", part.opportunityCode());
        Credits credits = part.credits();
        json.node("criteria", "Criteria")
                .string(
                        "narrative",
                        "**" + speech.word(credits.ects() == null ? "creditsInOtherUnit" : "credits") + "**: "
                                + Narrative.text(credits))
                .end();
        Profiles.named(json, "creator", awardedById, awardedBy);
        if (part.eqfLevel() != null) {
            Alignments.write(json, part.eqfLevel(), speech);
        }
        json.end();
        json.number("creditsEarned", credits.ects());
        Profiles.named(json, "source", awardedById, awardedBy);
        json.end();
        json.array(
                "evidence",
                List.of(part),
                each -> json.object()
                        .string("id", "urn:uuid:" + each.credential())
                        .type("Evidence")
                        .string("name", speech.say(each.title()))
                        .end());
    }
}
