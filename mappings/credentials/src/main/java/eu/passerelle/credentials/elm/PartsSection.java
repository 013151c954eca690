package eu.passerelle.credentials.elm;

import eu.passerelle.model.CompletionPart;
import eu.passerelle.model.Organisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * {@code hasPart}: the achievements that a stacked one is made of, each with the id of its own credential. In a diploma
 * supplement, whose shapes ask every achievement for a grade, they are parts of what was to be learnt.
 */
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
        if (!rendering.claim().supplement()) {
            json.array("hasPart", parts, this::writePart);
        }
    }

    /** The same below the open specification. */
    void writeSpecified() {
        json.array("hasPart", parts, part -> {
            json.node(rendering.specification(), "qualification");
            json.array("identifier", List.of(part), ignored -> {
                writeIdentifiers(part);
                writeCode(part);
            });
            json.text("title", part.title());
            json.array("creditPoint", CreditPoints.inEcts(part.credits()), points -> CreditPoints.write(json, points));
            writeForeignCredits(part);
            json.concepts("educationLevel", level(part));
            json.array("awardingOpportunity", List.of(part), ignored -> {
                json.node("AwardingOpportunity", "awardingOpportunity");
                writeBody(part);
                json.node("temporal", "PeriodOfTime", "periodOfTime")
                        .dateTime("endDate", rendering.at(part.completedOn()))
                        .end();
                json.end();
            });
            json.end();
        });
    }

    private void writePart(CompletionPart part) {
        json.node("LearningAchievement", "learningAchievement");
        json.array("identifier", List.of(part), this::writeIdentifiers);
        json.text("title", part.title());
        writeAward(part);
        json.array("creditReceived", CreditPoints.inEcts(part.credits()), points -> CreditPoints.write(json, points));
        writeForeignCredits(part);
        writeSpecification(part);
        json.end();
    }

    private void writeIdentifiers(CompletionPart part) {
        json.node("Identifier", "identifier")
                .string("notation", "urn:credential:" + part.credential())
                .string("schemeName", "European Digital Credential")
                .end();
        json.node("Identifier", "identifier")
                .string("notation", part.key().sourceKey())
                .string("schemeName", "Result key of " + part.key().university())
                .end();
    }

    private void writeCode(CompletionPart part) {
        json.node("Identifier", "identifier")
                .string("notation", part.opportunityCode())
                .string(
                        "schemeName",
                        "Learning opportunity code of " + part.key().university())
                .end();
    }

    private void writeForeignCredits(CompletionPart part) {
        json.array(
                "additionalNote",
                CreditPoints.notInEcts(part.credits()),
                credits -> json.note(
                        NoteHeadings.CREDITS_AS_AWARDED, rendering.primaryLanguage(), CreditPoints.text(credits)));
    }

    private void writeAward(CompletionPart part) {
        json.node("awardedBy", "AwardingProcess", "awardingProcess.part");
        writeBody(part);
        json.dateTime("awardingDate", rendering.at(part.completedOn())).end();
    }

    private void writeBody(CompletionPart part) {
        if (!bodies.contains(part.awardedBy())) {
            bodies.add(part.awardedBy());
        }
        int body = bodies.indexOf(part.awardedBy()) + 1;
        json.array(
                "awardingBody",
                List.of(part.awardedBy()),
                organisation -> json.raw(rendering.organisations().ofPart(body, organisation)));
    }

    private void writeSpecification(CompletionPart part) {
        json.node("specifiedBy", rendering.specification(), "qualification")
                .array("identifier", List.of(part), this::writeCode)
                .text("title", part.title());
        if (part.eqfLevel() != null) {
            json.concept("eqfLevel", CodeLists.EQF_LEVELS.get(String.valueOf(part.eqfLevel())));
        }
        json.end();
    }

    private static List<Concept> level(CompletionPart part) {
        return part.eqfLevel() == null ? List.of() : List.of(CodeLists.EQF_LEVELS.get(String.valueOf(part.eqfLevel())));
    }
}
