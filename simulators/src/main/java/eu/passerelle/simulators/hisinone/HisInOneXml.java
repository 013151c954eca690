package eu.passerelle.simulators.hisinone;

import eu.passerelle.simulators.SimulatedCourse;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedResult.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The XML that the service writes; what is not known is absent, nil or empty, as HISinOne mixes them. */
final class HisInOneXml {

    private static final String NAMESPACE = "http://www.his.de/ws/AchievementService";

    /** Grades 0 to 5 as German ones, as printed. */
    private static final Map<Integer, String> GRADES =
            Map.of(0, "5,0", 1, "4,0", 2, "3,3", 3, "2,7", 4, "1,7", 5, "1,0");

    private final StringBuilder xml = new StringBuilder();

    static String envelope(String body) {
        return """
                <?xml version='1.0' encoding='UTF-8'?>
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>%s\
                </soapenv:Body></soapenv:Envelope>
                """.formatted(body);
    }

    static String fault(String code, String message, @Nullable String messageKey) {
        String validation = messageKey == null
                ? ""
                : "<validationMessage><messageType>ERROR</messageType><messageKey>" + messageKey
                        + "</messageKey></validationMessage>";
        return envelope("""
                <soapenv:Fault><faultcode>soapenv:%s</faultcode><faultstring>%s</faultstring><detail>\
                <ServiceFault xmlns="%s"><message>%s</message>%s</ServiceFault></detail></soapenv:Fault>""".formatted(code, message, NAMESPACE, message, validation));
    }

    /** How WSS4J says that user or password is wrong. */
    static String notAuthenticated() {
        return envelope("""
                <soapenv:Fault><faultcode xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/\
                oasis-200401-wss-wssecurity-secext-1.0.xsd">wsse:FailedAuthentication</faultcode><faultstring>The \
                security token could not be authenticated or authorized</faultstring></soapenv:Fault>""");
    }

    static String reply(String operation, int count, SimulatedLearner learner, List<String> achievements) {
        HisInOneXml person = new HisInOneXml();
        person.text("registrationnumber", learner.number()).text("firstname", learner.given());
        person.text("surname", learner.family())
                .text("dateofbirth", learner.born().toString());
        return envelope(
                """
                <ns:%sResponse xmlns:ns="%s" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
                <ns:achievementsCount>%d</ns:achievementsCount><ns:person>%s</ns:person>%s</ns:%sResponse>""".formatted(operation, NAMESPACE, count, person.xml, String.join("", achievements), operation));
    }

    /** A broken one has credits that are no number; every second has its term instead of its day. */
    static String achievement(SimulatedResult result, SimulatedCourse course, String language, long id) {
        boolean provisional = result.kind() == Kind.PROVISIONAL;
        HisInOneXml xml = new HisInOneXml();
        xml.text("id", String.valueOf(id)).nil("parentId").text("elementnr", course.code());
        xml.text("defaulttext", course.title().get(language))
                .text("defaulttextEn", course.title().get("en"));
        xml.text("status", result.passed() ? "BE" : "NB").text("final", String.valueOf(!provisional));
        xml.text("grade", GRADES.get(result.grade()));
        xml.text(
                "credits",
                result.kind() == Kind.BROKEN
                        ? "fünf"
                        : course.ects().toPlainString().replace('.', ','));
        xml.text("attempt", "1");
        if (result.learner() % 2 == 0) {
            xml.text("examdate", result.date().toString()).nil("termTypeId");
        } else {
            xml.nil("examdate").text("termTypeId", "30");
            xml.text("termYear", String.valueOf(result.date().getYear()));
        }
        if (result.kind() == Kind.RECOGNISED) {
            xml.text("externalInstitution", "Another University");
        } else {
            xml.text("externalInstitution", "");
        }
        return "<ns:achievement>" + xml.text("language", language).xml + "</ns:achievement>";
    }

    private HisInOneXml nil(String element) {
        xml.append("<ns:").append(element).append(" xsi:nil=\"true\"/>");
        return this;
    }

    private HisInOneXml text(String element, @Nullable String text) {
        if (text != null) {
            xml.append("<ns:").append(element).append('>');
            xml.append(text.replace("&", "&amp;").replace("<", "&lt;"));
            xml.append("</ns:").append(element).append('>');
        }
        return this;
    }
}
