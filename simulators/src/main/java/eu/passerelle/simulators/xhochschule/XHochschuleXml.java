package eu.passerelle.simulators.xhochschule;

import eu.passerelle.simulators.SimulatedCourse;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedResult.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one learner's transcript in the element order of XHochschule 1.2. */
final class XHochschuleXml {

    private static final String CODES = "http://xhochschule.de/def/xhochschule/1.0/code/";
    private static final String LISTS = "urn:xhochschule-de:xhochschule:codeliste:";

    /** Grades 0 to 5 as German ones, with the comma that they have in this standard. */
    private static final Map<Integer, String> NOTES =
            Map.of(0, "5,0", 1, "4,0", 2, "3,3", 3, "2,7", 4, "1,7", 5, "1,0");

    private XHochschuleXml() {}

    /**
     * @param learner null for results that name no learner: the names are empty then
     * @param modules as {@link #module} writes them
     */
    static String transcript(String university, @Nullable SimulatedLearner learner, String modules) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <xhs:transcriptOfRecords xmlns:xhs="http://xhochschule.de/def/xhochschule/1.2/xsd" \
                xmlns:xbd="http://xbildung.de/def/xbildung/1.2/xsd"><xhs:titel>Transcript of Records</xhs:titel>\
                <xhs:ausstellungsdatum>2026-11-01</xhs:ausstellungsdatum>\
                <xhs:sprache listURI="urn:xbildung-de:publicationsoffice-eu:codeliste:language" \
                listVersionID="20240925-0"><code>https://publications.europa.eu/resource/authority/language/DEU</code>\
                </xhs:sprache><xhs:studierender>%s</xhs:studierender><xhs:ausstellendeHochschule>\
                <xhs:name xml:lang="de-DE">%s</xhs:name></xhs:ausstellendeHochschule>%s</xhs:transcriptOfRecords>
                """.formatted(person(learner), escaped(university), modules);
    }

    private static String person(@Nullable SimulatedLearner learner) {
        String name = """
                <xhs:nameNatuerlichePerson><xhs:familienname><xhs:name>%s</xhs:name></xhs:familienname><xhs:vorname>\
                <xhs:name>%s</xhs:name></xhs:vorname></xhs:nameNatuerlichePerson>""".formatted(
                learner == null ? "" : escaped(learner.family()), learner == null ? "" : escaped(learner.given()));
        return learner == null ? name : name + """
                <xhs:geburt><xhs:datum><xbd:jahrMonatTag>%s</xbd:jahrMonatTag></xhs:datum></xhs:geburt>\
                <xhs:identifikationsnummer><xhs:id>%s</xhs:id></xhs:identifikationsnummer>\
                <xhs:matrikelnummer><xhs:id>%s</xhs:id></xhs:matrikelnummer>""".formatted(learner.born(), learner.nationalId(), learner.number());
    }

    /** A broken one has credits with a decimal comma; every second result has its semester instead of its day. */
    static String module(SimulatedResult result, SimulatedCourse course, String language, int attempt) {
        boolean provisional = result.kind() == Kind.PROVISIONAL;
        StringBuilder xml = new StringBuilder("<xhs:leistung><xhs:bezeichnung xml:lang=\"de-DE\">");
        xml.append(escaped(course.title().getOrDefault(language, course.code())))
                .append("</xhs:bezeichnung>");
        code(xml, "leistungsart", "modul");
        xml.append("<xhs:id><xhs:id>").append(course.code());
        xml.append("</xhs:id><xhs:beschreibung>Modulnummer</xhs:beschreibung></xhs:id>");
        if (!provisional) {
            code(xml, "leistungsstatus", result.passed() ? "bestanden" : "nicht_bestanden");
        }
        code(xml, "leistungsbenotungsstatus", provisional ? "vorlaeufige_note" : "finale_note");
        xml.append("<xhs:benotet>true</xhs:benotet><xhs:benotung><xbd:note>").append(NOTES.get(result.grade()));
        xml.append("</xbd:note><xbd:bewertungsschemaNote><xbd:besteBewertung>1,0</xbd:besteBewertung>")
                .append("<xbd:bestandenAbBewertung>4,0</xbd:bestandenAbBewertung>")
                .append("<xbd:schlechtesteBewertung>5,0</xbd:schlechtesteBewertung>")
                .append("</xbd:bewertungsschemaNote></xhs:benotung>");
        BigDecimal earned = result.passed() ? course.ects() : BigDecimal.ZERO;
        text(xml, "erbrachteLeistungspunkteECTS", result.kind() == Kind.BROKEN ? "2,5" : earned.toPlainString());
        text(xml, "absolvierteVersuche", String.valueOf(attempt));
        day(xml, result);
        if (result.kind() == Kind.RECOGNISED) {
            xml.append("<xhs:externErbrachteLeistung>");
            xml.append("<xhs:anerkanntOderAngerechnet listURI=\"" + LISTS + "anerkanntoderangerechnet\"")
                    .append(" listVersionID=\"1.0\"><code>" + CODES + "anerkanntoderangerechnet/anerkannt</code>")
                    .append("</xhs:anerkanntOderAngerechnet>");
            text(xml, "einrichtungDerLeistungserbringung", "Another University");
            xml.append("</xhs:externErbrachteLeistung>");
        }
        return xml.append("</xhs:leistung>").toString();
    }

    private static void day(StringBuilder xml, SimulatedResult result) {
        if (result.learner() % 2 == 0) {
            text(xml, "datumDerLeistungserbringung", result.date().toString());
            return;
        }
        LocalDate begin = LocalDate.of(result.date().getYear(), 4, 1);
        xml.append("<xhs:semesterDerLeistungserbringung><xhs:zeitraum>");
        text(xml, "beginn", begin.toString());
        text(xml, "ende", begin.plusMonths(6).minusDays(1).toString());
        xml.append("</xhs:zeitraum></xhs:semesterDerLeistungserbringung>");
    }

    private static void code(StringBuilder xml, String element, String code) {
        xml.append("<xhs:")
                .append(element)
                .append("><xhs:code listURI=\"")
                .append(LISTS)
                .append(element);
        xml.append("\" listVersionID=\"1.0\"><code>")
                .append(CODES)
                .append(element)
                .append('/')
                .append(code);
        xml.append("</code></xhs:code></xhs:").append(element).append('>');
    }

    private static void text(StringBuilder xml, String element, String text) {
        xml.append("<xhs:").append(element).append('>').append(escaped(text));
        xml.append("</xhs:").append(element).append('>');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
