package eu.passerelle.sis.elmo;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Small documents and a university to read them for. */
final class Elmo {

    static final String V1 = "https://github.com/emrex-eu/elmo-schemas/tree/v1";
    static final String V2 = "https://github.com/emrex-eu/elmo-schemas/tree/v2";

    private Elmo() {}

    static SisContext<ElmoSettings> sis(Path inbox) {
        return sis(
                new ElmoSettings(new FileInbox(inbox, null, null, Duration.ZERO), Map.of("seven", "dk-7"), null, null));
    }

    static SisContext<ElmoSettings> sis(ElmoSettings settings) {
        University university = new University(
                "aalborg",
                new Organisation(LocalizedText.of("en", "Aalborg"), "DNK", null, "aau.dk", null),
                List.of("en", "da"),
                ZoneId.of("Europe/Copenhagen"));
        Limits limits = new Limits(1 << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 64);
        return new SisContext<>(
                university, settings, limits, new OutgoingAddresses(List.of()), Path.of("."), Clock.systemUTC());
    }

    static CompletionPage read(String xml) {
        return read(xml.getBytes(StandardCharsets.UTF_8));
    }

    static CompletionPage read(byte[] content) {
        return new ElmoReceiver().accept(sis(Path.of("inbox")), "transcript.xml", content);
    }

    /** A whole ELMO 1 transcript with these opportunities. */
    static String v1(String... opportunities) {
        return """
                <elmo xmlns="%s"><generatedDate>2026-01-31T12:00:00+01:00</generatedDate>%s
                <report>%s%s<issueDate>2026-01-30T23:30:00-05:00</issueDate>
                <gradingScheme localId="s1"><description xml:lang="en">seven</description></gradingScheme>
                </report></elmo>""".formatted(V1, learner("bday"), issuer(), String.join("", opportunities));
    }

    /** A whole ELMO 2 transcript with this between issuer and issueDate. */
    static String v2(String status, String content) {
        return """
                <elmo xmlns="%s"><generatedDate>2026-01-31T12:00:00+01:00</generatedDate>%s
                <report>%s%s<issueDate>2026-01-30T12:00:00Z</issueDate><status><code>%s</code></status></report>
                </elmo>""".formatted(V2, learner("dateOfBirth"), issuer(), content, status);
    }

    static String learner(String born) {
        return """
                <learner><identifier type="nationalIdentifier">010101-APS1</identifier>
                <identifier type="studentIdentifier">20141234</identifier>
                <givenNames>Åse</givenNames><familyName>Ødegård</familyName><%s>1990-01-01</%s></learner>""".formatted(born, born);
    }

    static String issuer() {
        return """
                <issuer><identifier type="erasmus">DK ALBORG01</identifier><identifier type="schac">aau.dk</identifier>
                <title xml:lang="EN">Aalborg University</title><url>https://aau.dk</url></issuer>""";
    }

    /** An opportunity with this in its instance. */
    static String course(String code, String instance) {
        return course(code, instance, "");
    }

    static String course(String code, String instance, String parts) {
        return """
                <learningOpportunitySpecification><identifier type="local">%s</identifier>
                <title xml:lang="da">Kursus %s</title><specifies><learningOpportunityInstance>%s\
                </learningOpportunityInstance></specifies>%s</learningOpportunitySpecification>""".formatted(code, code, instance, parts);
    }

    static String ects(String value) {
        return "<credit><scheme>ECTS</scheme><value>" + value + "</value></credit>";
    }
}
