package eu.passerelle.connectors.elmo;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.model.Completion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what a document's transcripts hold. Every learning opportunity instance ends here once. */
final class PageBuilder {

    private static final String REPAIR = "Correct the record in the SIS and export the transcript again.";

    private List<CompletionEvent> events = new ArrayList<>();
    private List<RejectedRecord> rejected = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> whole = new HashSet<>();
    private final Set<String> inPart = new HashSet<>();
    private long rejections;

    /** Whether the document has named this key before. */
    boolean knows(String key) {
        return keys.contains(key);
    }

    void report(Completion completion, String scope, SourceRecord raw) {
        keys.add(completion.key().sourceKey());
        events.add(new CompletionEvent.Reported(completion, scope, raw));
    }

    /** @param key made unique when the document has named it before */
    void reject(String key, SourceRecord raw, String reason) {
        String unique = key;
        for (int n = 2; keys.contains(unique); n++) {
            unique = key + "#" + n;
        }
        keys.add(unique);
        rejected.add(new RejectedRecord(unique, raw, reason, REPAIR));
        rejections++;
    }

    /** In the whole document so far. */
    long rejections() {
        return rejections;
    }

    /** Results since the last page. */
    int size() {
        return events.size() + rejected.size();
    }

    /** One report of this scope says that it is all there is, and all of it could be read; or not. */
    void answered(String scope, boolean isWhole) {
        (isWhole ? whole : inPart).add(scope);
    }

    /** The whole document, or its last page. */
    CompletionPage build() {
        Set<String> complete = new HashSet<>(whole);
        complete.removeAll(inPart);
        return page(complete);
    }

    /** What was collected since the last page; keys are remembered. */
    CompletionPage part() {
        return page(Set.of());
    }

    private CompletionPage page(Set<String> complete) {
        CompletionPage page = new CompletionPage(events, rejected, Watermark.NONE, false, complete);
        events = new ArrayList<>();
        rejected = new ArrayList<>();
        return page;
    }
}
