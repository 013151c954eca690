package eu.passerelle.simulators.virta;

import eu.passerelle.simulators.SimulatedCourse;
import eu.passerelle.simulators.SimulatedResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The XML that Virta writes, element by element as on the real wire. */
final class VirtaXml {

    private static final String ENVELOPE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Header/>\
            <SOAP-ENV:Body>%s</SOAP-ENV:Body></SOAP-ENV:Envelope>
            """;
    private static final String READ = "xmlns:virtaluku=\"http://tietovaranto.csc.fi/luku\"";
    private static final String DATA = "xmlns:virta=\"urn:mace:funet.fi:virta/2015/09/01\"";

    private VirtaXml() {}

    static String fault(String code, String text) {
        return ENVELOPE.formatted(
                "<SOAP-ENV:Fault><faultcode>SOAP-ENV:%s</faultcode><faultstring xml:lang=\"en\">%s</faultstring></SOAP-ENV:Fault>"
                        .formatted(code, text));
    }

    static String studies(List<String> studies) {
        String list = studies.isEmpty()
                ? ""
                : "<virta:Opintosuoritukset %s>%s</virta:Opintosuoritukset>".formatted(DATA, String.join("", studies));
        return ENVELOPE.formatted("<virtaluku:OpintosuorituksetResponse %s>%s</virtaluku:OpintosuorituksetResponse>"
                .formatted(READ, list));
    }

    /** @param learner null for a learner whom Virta does not know */
    static String everything(@Nullable Integer learner, String number, List<String> studies) {
        String kind = number.startsWith("1.2.246.") ? "KansallinenOppijanumero" : "Henkilotunnus";
        String person = learner == null ? "" : """
                <virta:Opiskelija avain="opiskelija-%d"><virta:%s>%s</virta:%s>\
                <virta:Opiskeluoikeudet/><virta:Opintosuoritukset>%s</virta:Opintosuoritukset></virta:Opiskelija>""".formatted(learner, kind, number, kind, String.join("", studies));
        return ENVELOPE.formatted("""
                <virtaluku:OpiskelijanKaikkiTiedotResponse %s><virta:Virta %s>%s</virta:Virta>\
                </virtaluku:OpiskelijanKaikkiTiedotResponse>""".formatted(READ, DATA, person));
    }

    /** A broken result has credits that are no number; one without learner lacks the attribute that names them. */
    static String study(SimulatedResult result, SimulatedCourse course, String language) {
        boolean recognised = result.kind() == SimulatedResult.Kind.RECOGNISED;
        StringBuilder xml = new StringBuilder("<virta:Opintosuoritus avain=\"").append(result.id());
        if (result.kind() != SimulatedResult.Kind.NO_LEARNER) {
            xml.append("\" opiskelijaAvain=\"opiskelija-").append(result.learner());
        }
        xml.append("\" koulutusmoduulitunniste=\"").append(course.code()).append("\">");
        text(xml, "SuoritusPvm", result.date().toString());
        xml.append("<virta:Laajuus>");
        text(xml, "Opintopiste", credits(result, course));
        xml.append("</virta:Laajuus><virta:Arvosana>").append(grade(result)).append("</virta:Arvosana>");
        text(xml, "Myontaja", VirtaSimulator.ORGANISATION);
        if (recognised) {
            xml.append("<virta:Organisaatio>");
            text(xml, "Rooli", "3");
            text(xml, "Koodi", "10065");
            xml.append("</virta:Organisaatio>");
        }
        text(xml, "Laji", "2");
        for (Map.Entry<String, String> title : course.title().entrySet()) {
            xml.append("<virta:Nimi kieli=\"").append(title.getKey()).append("\">");
            xml.append(escaped(title.getValue())).append("</virta:Nimi>");
        }
        text(xml, "Kieli", language);
        if (recognised) {
            text(xml, "HyvaksilukuPvm", result.date().toString());
        }
        return xml.append("</virta:Opintosuoritus>").toString();
    }

    /** Written as the universities do: {@code 5}, {@code 5.0} and {@code 5.000000} are the same. */
    private static String credits(SimulatedResult result, SimulatedCourse course) {
        if (result.kind() == SimulatedResult.Kind.BROKEN) {
            return "viisi";
        }
        return switch (result.learner() % 3) {
            case 0 -> course.ects().toPlainString();
            case 1 -> course.ects().setScale(Math.max(1, course.ects().scale())).toPlainString();
            default -> course.ects().setScale(6).toPlainString();
        };
    }

    private static String grade(SimulatedResult result) {
        if (result.passed() || result.learner() % 2 == 0) {
            return "<virta:Viisiportainen>" + result.grade() + "</virta:Viisiportainen>";
        }
        return "<virta:Muu><virta:Asteikko avain=\"oma-1\"><virta:Nimi>Oma asteikko</virta:Nimi></virta:Asteikko>"
                + "<virta:Koodi>HYL</virta:Koodi></virta:Muu>";
    }

    private static void text(StringBuilder xml, String element, String text) {
        xml.append("<virta:").append(element).append('>');
        xml.append(escaped(text)).append("</virta:").append(element).append('>');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
