package eu.passerelle.sis.xhochschule;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.Completion;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small transcripts and a university to read them for. */
final class Tuhh {

    private static final String CODES = "http://xhochschule.de/def/xhochschule/1.0/code/";

    private Tuhh() {}

    static XHochschuleSettings settings(Path inbox, @Nullable Path roster, boolean whole) {
        return new XHochschuleSettings(
                new FileInbox(inbox, null, null, Duration.ZERO), roster == null ? null : roster.toString(), whole);
    }

    static SisContext<XHochschuleSettings> sis(XHochschuleSettings settings) {
        University tuhh = new University(
                "tuhh",
                new Organisation(LocalizedText.of("de", "TU Hamburg"), "DEU", null, "tuhh.de", null),
                List.of("de", "en"),
                ZoneId.of("Europe/Berlin"));
        Limits limits = new Limits(1 << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 64);
        return new SisContext<>(
                tuhh, settings, limits, new OutgoingAddresses(List.of()), Path.of("."), Clock.systemUTC());
    }

    static CompletionPage read(byte[] content) {
        return new XHochschuleReceiver().accept(sis(settings(Path.of("inbox"), null, true)), "t.xml", content);
    }

    static CompletionPage read(String xml) {
        return read(xml.getBytes(StandardCharsets.UTF_8));
    }

    static List<Completion> completions(CompletionPage page) {
        return page.events().stream()
                .map(event -> ((CompletionEvent.Reported) event).completion())
                .toList();
    }

    /** A transcript of Amélie Duval with these results. */
    static String transcript(String... results) {
        return transcript(
                "<xhs:matrikelnummer><xhs:id>4711</xhs:id></xhs:matrikelnummer>", "Duval", String.join("", results));
    }

    static String transcript(String number, String family, String results) {
        return """
                <xhs:transcriptOfRecords xmlns:xhs="http://xhochschule.de/def/xhochschule/1.2/xsd" \
                xmlns:xbd="http://xbildung.de/def/xbildung/1.2/xsd"><xhs:titel>ToR</xhs:titel>\
                <xhs:ausstellungsdatum>2026-03-30</xhs:ausstellungsdatum>\
                <xhs:sprache><code>DEU</code></xhs:sprache><xhs:studierender><xhs:nameNatuerlichePerson>\
                <xhs:familienname><xhs:name>%s</xhs:name></xhs:familienname><xhs:vorname><xhs:name>%s</xhs:name>\
                </xhs:vorname></xhs:nameNatuerlichePerson><xhs:identifikationsnummer><xhs:id>86095742719</xhs:id>\
                </xhs:identifikationsnummer>%s</xhs:studierender><xhs:ausstellendeHochschule>\
                <xhs:name>TU Hamburg</xhs:name></xhs:ausstellendeHochschule>%s</xhs:transcriptOfRecords>""".formatted(family, family.isEmpty() ? "" : "Amélie", number, results);
    }

    static String leistung(String number, String content) {
        return "<xhs:leistung><xhs:bezeichnung xml:lang=\"de-DE\">Regelungstechnik</xhs:bezeichnung>"
                + "<xhs:id><xhs:id>" + number + "</xhs:id></xhs:id>" + content + "</xhs:leistung>";
    }

    static String status(String code) {
        return "<xhs:leistungsstatus><xhs:code><code>" + CODES + "leistungsstatus/" + code
                + "</code></xhs:code></xhs:leistungsstatus>";
    }

    static String gradingStatus(String code) {
        return "<xhs:leistungsbenotungsstatus><xhs:code><code>" + CODES + "leistungsbenotungsstatus/" + code
                + "</code></xhs:code></xhs:leistungsbenotungsstatus>";
    }

    static String note(String note, String best, String pass, String worst) {
        return "<xhs:benotung><xbd:note>" + note + "</xbd:note><xbd:bewertungsschemaNote><xbd:besteBewertung>" + best
                + "</xbd:besteBewertung><xbd:bestandenAbBewertung>" + pass
                + "</xbd:bestandenAbBewertung><xbd:schlechtesteBewertung>" + worst
                + "</xbd:schlechtesteBewertung></xbd:bewertungsschemaNote></xhs:benotung>";
    }
}
