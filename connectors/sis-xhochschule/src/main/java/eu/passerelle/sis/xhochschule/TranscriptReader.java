package eu.passerelle.sis.xhochschule;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Sha256;
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
    private final Set<String> keys = new HashSet<>();
    private final Around around;
    private final @Nullable TranscriptLearner learner;
    private final String who;
    private final String nobody;
    private List<CompletionEvent> events = new ArrayList<>();
    private List<RejectedRecord> rejected = new ArrayList<>();
    private boolean allRead = true;

    /**
     * @param unnamed tells it apart from others that name nobody either; its own content when absent
     * @throws MalformedRecord when a day of the transcript itself cannot be read, which is no result's fault
     */
    TranscriptReader(SisContext<XHochschuleSettings> sis, XmlNode transcript, @Nullable String unnamed) {
        this.sis = sis;
        this.transcript = transcript;
        TranscriptLearner named = null;
        String reason = "";
        try {
            named = TranscriptLearner.of(sis, transcript);
        } catch (MalformedRecord e) {
            reason = String.valueOf(e.getMessage());
        }
        this.learner = named;
        this.nobody = reason;
        this.who = named == null ? "nobody-" + hash(transcript, unnamed) : named.hash();
        this.around = new Around(null, Xhs.day(transcript, "ausstellungsdatum").orElse(null), "");
    }

    private static String hash(XmlNode transcript, @Nullable String unnamed) {
        return unnamed == null ? Sha256.key(transcript.withoutChildren("titel")) : Sha256.key(unnamed);
    }

    /**
     * What stands around a result.
     *
     * @param partOf source key of the result that contains it
     * @param day of that result, else of the transcript, for one without any of its own
     * @param path what it is called inside what, for results without a number
     */
    record Around(@Nullable String partOf, @Nullable LocalDate day, String path) {}

    /** What stands around the results that are in no other. */
    Around around() {
        return around;
    }

    CompletionPage read() {
        Xhs.children(transcript, "leistung").forEach(leistung -> takeAll(leistung, around));
        return page(true);
    }

    private void takeAll(XmlNode node, Around outside) {
        Around inside = take(node, outside);
        Xhs.children(node, "leistung").forEach(part -> takeAll(part, inside));
    }

    /** The whole answer on this learner; none where it is not known who that is. */
    Set<String> scopes() {
        return learner == null ? Set.of() : Set.of(scope(learner));
    }

    private static String scope(TranscriptLearner learner) {
        return "learner:" + learner.hash();
    }

    /**
     * One result, without those in it.
     *
     * @return what stands around those
     */
    Around take(XmlNode node, Around outside) {
        Leistung leistung = new Leistung(sis, transcript, node, outside);
        SourceRecord raw = new SourceRecord("application/xml", node.withoutChildren("leistung"));
        String key = unique(leistung.key(who));
        LocalDate day = outside.day();
        try {
            if (learner == null) {
                throw new MalformedRecord(nobody);
            }
            day = leistung.day();
            events.add(new CompletionEvent.Reported(leistung.completion(key, learner.learner()), scope(learner), raw));
        } catch (MalformedRecord e) {
            rejected.add(new RejectedRecord(key, raw, String.valueOf(e.getMessage()), REPAIR));
            allRead = false;
        }
        return new Around(key, day, outside.path() + "/" + leistung.name());
    }

    /** Results since the last page. */
    int size() {
        return events.size() + rejected.size();
    }

    /** Results since the last page, which are forgotten. */
    CompletionPage page(boolean last) {
        boolean whole = last && sis.settings().holdAll() && allRead;
        CompletionPage page = new CompletionPage(events, rejected, Watermark.NONE, false, whole ? scopes() : Set.of());
        events = new ArrayList<>();
        rejected = new ArrayList<>();
        return page;
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
