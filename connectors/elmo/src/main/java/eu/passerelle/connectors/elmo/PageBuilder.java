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

    private final List<CompletionEvent> events = new ArrayList<>();
    private final List<RejectedRecord> rejected = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> whole = new HashSet<>();
    private final Set<String> inPart = new HashSet<>();

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
    }

    int rejections() {
        return rejected.size();
    }

    /** One report of this scope says that it is all there is, and all of it could be read; or not. */
    void answered(String scope, boolean isWhole) {
        (isWhole ? whole : inPart).add(scope);
    }

    CompletionPage build() {
        Set<String> complete = new HashSet<>(whole);
        complete.removeAll(inPart);
        return new CompletionPage(events, rejected, Watermark.NONE, false, complete);
    }
}
