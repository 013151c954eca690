package eu.passerelle.simulators.stads;

import eu.passerelle.simulators.SimulatedCourse;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.TermSlots.Slot;

/** The XML that STADS writes, element by element as in the two real replies that are known. */
final class StadsXml {

    private static final String SERVICE = "http://GetStudentsResultWS_V1_0.webservice.stads.logica.dk/";

    private StadsXml() {}

    static String envelope(String body) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>%s</S:Body></S:Envelope>
                """.formatted(body);
    }

    /** @param document empty where the receipt is not 0 */
    static String reply(int receipt, String text, String document) {
        return envelope("""
                <ns2:GetStudentsResultsResponse xmlns:ns2="%s"><return><receiptStructure><receiptCode>%d</receiptCode>\
                <receiptText>%s</receiptText></receiptStructure>%s</return></ns2:GetStudentsResultsResponse>""".formatted(SERVICE, receipt, text, document));
    }

    /** @param results as {@link #result} writes them */
    static String elmo(SimulatedLearner learner, String results) {
        return """
                <elmoDocument><generatedDate>2026-11-01T08:00:00.839Z</generatedDate><learner>\
                <citizenship>DK</citizenship><identifier type="nationalIdentifier">%s</identifier>\
                <identifier type="studentIdentifier">%s</identifier><identifier type="stadsIdentifier">1%s</identifier>\
                <givenNames>%s</givenNames><familyName>%s</familyName><bday>%s</bday></learner>\
                <report>%s<issueDate>2026-11-01T08:00:00.839Z</issueDate></report></elmoDocument>""".formatted(
                        learner.nationalId(),
                        learner.number(),
                        learner.number(),
                        escaped(learner.given()),
                        escaped(learner.family()),
                        learner.born(),
                        results);
    }

    /** A broken one has a decimal comma; results of a term have no day. */
    static String result(SimulatedResult result, SimulatedCourse course, Slot slot) {
        boolean broken = result.kind() == SimulatedResult.Kind.BROKEN;
        String date = result.learner() % 2 == 0 ? "<date>" + result.date() + "Z</date>" : "";
        return """
                <learningOpportunitySpecification><identifier>%s</identifier><title>%s</title><type>Course</type>\
                <specifies><learningOpportunityInstance><start>2014-09-01Z</start>%s<academicTerm><title>%s</title>\
                <start>%sZ</start><end>%sZ</end></academicTerm><resultLabel>%s</resultLabel><credit>\
                <scheme>ECTS</scheme><level>-</level><value>%s</value></credit></learningOpportunityInstance>\
                </specifies></learningOpportunitySpecification>""".formatted(
                        course.code(),
                        escaped(course.title().getOrDefault("en", course.code())),
                        date,
                        term(slot),
                        start(slot),
                        slot.part() == 1 ? slot.year() + 1 + "-01-31" : slot.year() + 1 + "-08-31",
                        label(result.grade()),
                        broken ? "2,5" : course.ects().setScale(4));
    }

    /** E for autumn (efterår), F for spring (forår). */
    private static String term(Slot slot) {
        return slot.part() == 1 ? "E%02d".formatted(slot.year() % 100) : "F%02d".formatted((slot.year() + 1) % 100);
    }

    static String start(Slot slot) {
        return slot.part() == 1 ? slot.year() + "-09-01" : slot.year() + 1 + "-02-01";
    }

    private static String label(int grade) {
        return switch (grade) {
            case 0 -> "00";
            case 1 -> "02";
            case 2 -> "4";
            case 3 -> "7";
            case 4 -> "10";
            default -> "12";
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
