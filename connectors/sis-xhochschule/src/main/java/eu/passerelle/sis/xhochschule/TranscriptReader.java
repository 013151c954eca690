package eu.passerelle.sis.xhochschule;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.roster.RosterLearner;
import eu.passerelle.connectors.xml.XmlNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one {@code transcriptOfRecords}: every {@code leistung}, at whatever depth, ends as a record once. */
final class TranscriptReader {

    private static final String REPAIR = "Correct the record in the SIS and export the transcript again.";

    private final SisContext<XHochschuleSettings> sis;
    private final XmlNode transcript;
    private final List<CompletionEvent> events = new ArrayList<>();
    private final List<RejectedRecord> rejected = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private @Nullable TranscriptLearner learner;
    private String who = "";
    private String nobody = "";

    TranscriptReader(SisContext<XHochschuleSettings> sis, XmlNode transcript) {
        this.sis = sis;
        this.transcript = transcript;
    }

    /**
     * What stands around a result.
     *
     * @param partOf source key of the result that contains it
     * @param day of that result, else of the transcript, for one without any of its own
     * @param path what it is called inside what, for results without a number
     */
    record Around(@Nullable String partOf, @Nullable LocalDate day, String path) {}

    CompletionPage read() {
        try {
            TranscriptLearner named = TranscriptLearner.of(sis, transcript);
            learner = named;
            who = named.hash();
        } catch (MalformedRecord e) {
            who = "nobody-" + RosterLearner.hash(transcript.withoutChildren("titel"));
            nobody = String.valueOf(e.getMessage());
        }
        // a day that cannot be read is the transcript's fault, and no result's
        LocalDate issued = Xhs.day(transcript, "ausstellungsdatum").orElse(null);
        Around around = new Around(null, issued, "");
        Xhs.children(transcript, "leistung").forEach(leistung -> take(leistung, around));
        boolean whole = sis.settings().holdAll() && learner != null && rejected.isEmpty();
        return new CompletionPage(events, rejected, Watermark.NONE, false, whole ? Set.of(scope(learner)) : Set.of());
    }

    private static String scope(@Nullable TranscriptLearner learner) {
        return "learner:" + (learner == null ? "nobody" : learner.hash());
    }

    private void take(XmlNode node, Around around) {
        Leistung leistung = new Leistung(sis, transcript, node, around);
        SourceRecord raw = new SourceRecord("application/xml", node.withoutChildren("leistung"));
        String key = unique(leistung.key(who));
        LocalDate day = around.day();
        try {
            if (learner == null) {
                throw new MalformedRecord(nobody);
            }
            day = leistung.day();
            events.add(new CompletionEvent.Reported(leistung.completion(key, learner.learner()), scope(learner), raw));
        } catch (MalformedRecord e) {
            rejected.add(new RejectedRecord(key, raw, String.valueOf(e.getMessage()), REPAIR));
        }
        Around inside = new Around(key, day, around.path() + "/" + leistung.name());
        Xhs.children(node, "leistung").forEach(part -> take(part, inside));
    }

    /** The same number and attempt twice: told by their order, the only thing there is. */
    private String unique(String key) {
        String unique = key;
        for (int n = 2; !keys.add(unique); n++) {
            unique = key + "." + n;
        }
        return unique;
    }
}
