package eu.passerelle.simulators.ladok;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedCourse;
import eu.passerelle.simulators.SimulatedResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The XML that Ladok writes: feed pages, and the events within. */
final class LadokXml {

    private static final String NAMESPACES =
            "xmlns:rr=\"http://schemas.ladok.se/resultat\" xmlns:ui=\"http://schemas.ladok.se/utbildningsinformation\""
                    + " xmlns:base=\"http://schemas.ladok.se\" xmlns:events=\"http://schemas.ladok.se/events\"";

    private final Campus campus;

    LadokXml(Campus campus) {
        this.campus = campus;
    }

    /** A broken result has credits that are no number; one without learner names no student. */
    String attested(SimulatedResult result, String event) {
        SimulatedCourse course = campus.courses().get(result.course());
        LadokScale scale = LadokScale.ofCourse(result.course());
        String credits = result.kind() == SimulatedResult.Kind.BROKEN
                ? "femton"
                : course.ects().setScale(Math.max(1, course.ects().scale())).toPlainString();
        return """
                <rr:ResultatPaHelKursAttesteratEvent %s><events:HandelseUID>%s</events:HandelseUID>%s\
                <rr:Beslut><rr:BeslutUID>%s</rr:BeslutUID><rr:Beslutsdatum>%s</rr:Beslutsdatum>\
                <rr:Beslutsfattare>Test Examinator</rr:Beslutsfattare></rr:Beslut>\
                <rr:KursUID>%s</rr:KursUID><rr:KursinstansUID>%s</rr:KursinstansUID>\
                <rr:Resultat><rr:BetygsgradID>%d</rr:BetygsgradID><rr:BetygsskalaID>%d</rr:BetygsskalaID>\
                <rr:Examinationsdatum>%s</rr:Examinationsdatum><rr:GiltigSomSlutbetyg>%b</rr:GiltigSomSlutbetyg>\
                <rr:OmfattningsPoang>%s</rr:OmfattningsPoang><rr:PrestationsPoang>0.0</rr:PrestationsPoang>\
                <rr:ResultatUID>%s</rr:ResultatUID></rr:Resultat>%s\
                <rr:UtbildningsinstansUID>%s</rr:UtbildningsinstansUID></rr:ResultatPaHelKursAttesteratEvent>""".formatted(
                        NAMESPACES,
                        event,
                        context(),
                        LadokUids.of("decision", result.id()),
                        result.date(),
                        LadokUids.of("kurs", course.code()),
                        LadokUids.instance(course),
                        scale.gradeId(result.grade()),
                        scale.id(),
                        result.date(),
                        result.passed(),
                        credits,
                        LadokUids.result(result),
                        student(result),
                        LadokUids.instance(course));
    }

    /** The only module of the course: a result of its own, in another instance. */
    String module(SimulatedResult result, String event) {
        SimulatedCourse course = campus.courses().get(result.course());
        return attested(result, event)
                .replace("ResultatPaHelKurs", "ResultatPaModul")
                .replace(LadokUids.result(result), LadokUids.of("module result", result.id() + result.grade()))
                .replace(
                        "<rr:UtbildningsinstansUID>" + LadokUids.instance(course),
                        "<rr:UtbildningsinstansUID>" + LadokUids.module(course));
    }

    String voided(SimulatedResult result, String event) {
        SimulatedCourse course = campus.courses().get(result.course());
        return """
                <rr:AttesteratResultatMakuleratEvent %s><events:HandelseUID>%s</events:HandelseUID>%s\
                <rr:Beslut><rr:Anteckning>Makulerat</rr:Anteckning><rr:BeslutUID>%s</rr:BeslutUID></rr:Beslut>\
                <rr:GiltigSomSlutbetyg>%b</rr:GiltigSomSlutbetyg><rr:KursUID>%s</rr:KursUID>\
                <rr:PrestationsPoang>0.0</rr:PrestationsPoang><rr:ResultatFinns>false</rr:ResultatFinns>\
                <rr:ResultatUID>%s</rr:ResultatUID>%s<rr:UtbildningensOmfattning>%s</rr:UtbildningensOmfattning>\
                <rr:UtbildningsinstansUID>%s</rr:UtbildningsinstansUID></rr:AttesteratResultatMakuleratEvent>""".formatted(
                        NAMESPACES,
                        event,
                        context(),
                        LadokUids.of("void decision", result.id()),
                        result.passed(),
                        LadokUids.of("kurs", course.code()),
                        LadokUids.result(result),
                        student(result),
                        course.ects().toPlainString(),
                        LadokUids.instance(course));
    }

    /** What most entries of a real feed are: news of the catalogue. */
    String courseNews(SimulatedCourse course, String event) {
        return """
                <ui:KursUppdateradEvent %s><events:HandelseUID>%s</events:HandelseUID>%s\
                <ui:UtbildningsinstansUID>%s</ui:UtbildningsinstansUID>\
                <ui:Utbildningskod>%s</ui:Utbildningskod></ui:KursUppdateradEvent>""".formatted(NAMESPACES, event, context(), LadokUids.instance(course), course.code());
    }

    private static String context() {
        return "<events:EventContext><events:Anvandarnamn>system@ladokintern.se</events:Anvandarnamn>"
                + "<events:LarosateID>27</events:LarosateID></events:EventContext>";
    }

    private String student(SimulatedResult result) {
        return result.kind() == SimulatedResult.Kind.NO_LEARNER
                ? ""
                : "<rr:StudentUID>" + LadokUids.student(campus.learners().get(result.learner())) + "</rr:StudentUID>";
    }

    /**
     * @param self last part of the address that was asked: a number, {@code recent} or {@code first}
     * @param previous number of the page before, null for the first
     * @param next number of the page after, null for the newest
     */
    static String page(
            String feed,
            String self,
            int number,
            @Nullable Integer previous,
            @Nullable Integer next,
            List<LadokFeed.Entry> newestFirst) {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Events for Ladok3.Uppfoljning</title>
                """);
        link(xml, "self", feed, self);
        link(xml, "via", feed, String.valueOf(number));
        if (previous != null) {
            link(xml, "prev-archive", feed, String.valueOf(previous));
        }
        if (next != null) {
            link(xml, "next-archive", feed, String.valueOf(next));
        }
        xml.append("<id>urn:id:").append(number).append("</id>\n");
        for (LadokFeed.Entry entry : newestFirst) {
            xml.append("<entry><category term=\"http://schemas.ladok.se/").append(entry.type());
            xml.append("\" label=\"Event-typ\"/><id>").append(entry.id()).append("</id><updated>");
            xml.append(entry.updated()).append("</updated><content type=\"application/vnd.ladok+xml\">");
            xml.append(entry.xml()).append("</content></entry>\n");
        }
        return xml.append("</feed>\n").toString();
    }

    private static void link(StringBuilder xml, String relation, String feed, String page) {
        xml.append("<link rel=\"").append(relation).append("\" type=\"application/atom+xml\" href=\"");
        xml.append(feed).append('/').append(page).append("\"/>\n");
    }
}
