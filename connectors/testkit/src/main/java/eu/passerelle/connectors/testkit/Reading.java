package eu.passerelle.connectors.testkit;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A whole run of a connector, page after page, as the hub does it.
 *
 * @param reported last report of each source key
 * @param withdrawn source keys the SIS took back in so many words
 * @param complete scopes answered in full
 * @param next where the next run starts
 */
public record Reading(
        Map<String, CompletionEvent.Reported> reported,
        List<String> withdrawn,
        List<RejectedRecord> rejected,
        Set<String> complete,
        Watermark next,
        int pages) {

    private static final int MAX_PAGES = 10_000;

    public static <S> Reading of(SisConnector<S> connector, SisContext<S> sis, Watermark since) {
        Map<String, CompletionEvent.Reported> reported = new LinkedHashMap<>();
        List<String> withdrawn = new ArrayList<>();
        List<RejectedRecord> rejected = new ArrayList<>();
        Set<String> complete = new HashSet<>();
        Watermark watermark = since;
        for (int pages = 1; pages <= MAX_PAGES; pages++) {
            CompletionPage page = connector.read(sis, watermark);
            page.events().forEach(event -> {
                switch (event) {
                    case CompletionEvent.Reported r -> reported.put(r.key().sourceKey(), r);
                    case CompletionEvent.Withdrawn w -> withdrawn.add(w.key().sourceKey());
                }
            });
            rejected.addAll(page.rejected());
            complete.addAll(page.complete());
            watermark = page.next();
            if (page.last()) {
                return new Reading(reported, withdrawn, rejected, complete, watermark, pages);
            }
        }
        throw new AssertionError("the reading did not end after " + MAX_PAGES + " pages");
    }

    /**
     * Keys of {@code earlier} that this reading shows to be withdrawn: said so, or absent from a complete scope. A record
     * that has become unreadable is not absent: the SIS still has it, so that its credential stays. The journal judges the
     * same way (a rejected key counts as seen in its run, and is withdrawn once a whole answer has nothing under it), as
     * {@link CompletionPage#complete()} promises. A connector that rejects under another key than it has reported is seen
     * here: the reported key is then gone.
     */
    public List<String> goneSince(Reading earlier) {
        List<String> gone = new ArrayList<>(withdrawn);
        Set<String> known = new HashSet<>(withdrawn);
        rejected.forEach(record -> known.add(record.sourceKey()));
        earlier.reported().forEach((key, event) -> {
            if (!reported.containsKey(key) && !known.contains(key) && complete.contains(event.scope())) {
                gone.add(key);
            }
        });
        return gone;
    }
}
