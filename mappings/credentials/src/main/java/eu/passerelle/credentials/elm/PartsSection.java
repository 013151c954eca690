package eu.passerelle.credentials.elm;

import eu.passerelle.model.CompletionPart;
import eu.passerelle.model.Organisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** {@code hasPart}: the achievements that a stacked one is made of, each with the id of its own credential. */
final class PartsSection {

    private final Rendering rendering;
    private final NodeWriter json;
    private final List<CompletionPart> parts;
    private final List<Organisation> bodies = new ArrayList<>();

    PartsSection(Rendering rendering) {
        this.rendering = rendering;
        this.json = rendering.json();
        this.parts = Objects.requireNonNullElse(rendering.completion().parts(), List.of());
    }

    void write() {
        json.array("hasPart", parts, this::writePart);
    }

    private void writePart(CompletionPart part) {
        json.node("LearningAchievement", "learningAchievement");
        json.array("identifier", List.of(part), ignored -> {
            json.node("Identifier", "identifier")
                    .string("notation", "urn:credential:" + part.credential())
                    .string("schemeName", "European Digital Credential")
                    .end();
            json.node("Identifier", "identifier")
                    .string("notation", part.key().sourceKey())
                    .string("schemeName", "Result key of " + part.key().university())
                    .end();
        });
        json.text("title", part.title());
        writeAward(part);
        json.array("creditReceived", CreditPoints.inEcts(part.credits()), points -> CreditPoints.write(json, points));
        json.array(
                "additionalNote",
                CreditPoints.notInEcts(part.credits()),
                credits -> json.note(
                        NoteHeadings.CREDITS_AS_AWARDED, rendering.primaryLanguage(), CreditPoints.text(credits)));
        writeSpecification(part);
        json.end();
    }

    private void writeAward(CompletionPart part) {
        if (!bodies.contains(part.awardedBy())) {
            bodies.add(part.awardedBy());
        }
        int body = bodies.indexOf(part.awardedBy()) + 1;
        json.node("awardedBy", "AwardingProcess", "awardingProcess.part")
                .array(
                        "awardingBody",
                        List.of(part.awardedBy()),
                        organisation -> json.raw(rendering.organisations().ofPart(body, organisation)))
                .dateTime("awardingDate", rendering.at(part.completedOn()))
                .end();
    }

    private void writeSpecification(CompletionPart part) {
        json.node("specifiedBy", "Qualification", "qualification")
                .array(
                        "identifier",
                        List.of(part.opportunityCode()),
                        code -> json.node("Identifier", "identifier")
                                .string("notation", code)
                                .string(
                                        "schemeName",
                                        "Learning opportunity code of "
                                                + part.key().university())
                                .end())
                .text("title", part.title());
        if (part.eqfLevel() != null) {
            json.concept("eqfLevel", CodeLists.EQF_LEVELS.get(String.valueOf(part.eqfLevel())));
        }
        json.end();
    }
}
