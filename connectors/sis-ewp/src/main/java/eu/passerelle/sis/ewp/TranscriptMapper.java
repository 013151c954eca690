package eu.passerelle.sis.ewp;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.elmo.ElmoDialect;
import eu.passerelle.connectors.elmo.ElmoReader;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.GradeFrequencies;
import eu.passerelle.model.Sha256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what transcripts hold. One that cannot be read is one rejected record and stops no other. */
final class TranscriptMapper {

    private static final String REPAIR =
            "Ask the institution to correct the transcript; the hub reads it again when it has changed there.";

    private final SisContext<EwpSettings> sis;
    private final ElmoReader reader;
    private final List<CompletionEvent> events = new ArrayList<>();
    private final List<RejectedRecord> rejected = new ArrayList<>();
    private final Set<String> complete = new HashSet<>();
    private final List<GradeFrequencies> grading = new ArrayList<>();

    TranscriptMapper(SisContext<EwpSettings> sis) {
        this.sis = sis;
        this.reader = new ElmoReader(sis, sis.settings().mapping(), ElmoDialect.STANDARD);
    }

    List<CompletionEvent> events() {
        return events;
    }

    List<RejectedRecord> rejected() {
        return rejected;
    }

    Set<String> complete() {
        return complete;
    }

    List<GradeFrequencies> grading() {
        return grading;
    }

    /** One {@code tor} of an answer. */
    void take(XmlNode tor) {
        String scope = scope(tor.text("omobility-id").orElse(""));
        try {
            XmlNode elmo = elmo(tor);
            CompletionPage page = reader.read(elmo);
            // a learner may have two mobilities: a transcript answers for its own
            for (CompletionEvent event : page.events()) {
                events.add(
                        event instanceof CompletionEvent.Reported reported
                                ? new CompletionEvent.Reported(reported.completion(), scope, reported.raw())
                                : event);
            }
            rejected.addAll(page.rejected());
            if (page.rejected().isEmpty() && isWhole(elmo)) {
                complete.add(scope);
            }
        } catch (MalformedRecord e) {
            reject(scope, tor.withoutChildren(""), String.valueOf(e.getMessage()));
        }
        takeGradingTables(tor, scope);
    }

    /** Tables that cannot be read stop no result. */
    private void takeGradingTables(XmlNode tor, String scope) {
        try {
            grading.addAll(GradeConversionTables.read(
                    tor, sis.university().id(), sis.settings().mapping().defaultScale()));
        } catch (MalformedRecord e) {
            byte[] raw = tor.children("gradeConversionTable").getFirst().withoutChildren("");
            reject(scope + "/grading", raw, String.valueOf(e.getMessage()));
        }
    }

    /** The answer on this mobility alone is not even XML. */
    void takeUnreadable(String omobility, byte[] answer, String reason) {
        reject(scope(omobility), answer, reason);
    }

    private void reject(String scope, byte[] raw, String reason) {
        rejected.add(new RejectedRecord(scope, new SourceRecord("application/xml", raw), reason, REPAIR));
    }

    private XmlNode elmo(XmlNode tor) {
        String wanted = sis.settings().version().elmoNamespace();
        List<XmlNode> elmo = tor.children().stream()
                .filter(child ->
                        child.name().equals("elmo") && child.namespace().equals(wanted))
                .toList();
        if (!tor.name().equals("tor") || elmo.size() != 1) {
            throw new MalformedRecord("The transcript is not one elmo element in the namespace " + wanted + ".");
        }
        return elmo.getFirst();
    }

    private boolean isWhole(XmlNode elmo) {
        return elmo.children("report").stream().allMatch(report -> {
            Optional<String> status = report.child("status").flatMap(node -> node.text("code"));
            return status.map("FULL"::equals).orElse(sis.settings().holdAll());
        });
    }

    /** The part of the source that one transcript answers; an omobility id may be anything, so it is hashed. */
    static String scope(String omobility) {
        return "omobility:" + Sha256.key(omobility);
    }
}
