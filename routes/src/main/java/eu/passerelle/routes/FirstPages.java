package eu.passerelle.routes;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.model.Completion;
import java.util.ArrayList;
import java.util.List;

/**
 * The first pages of a reading, looked at without moving anything.
 *
 * @param completions as the hub's tables complete them
 * @param withdrawn results that the SIS takes back in so many words
 * @param whole whether the SIS had no more to tell
 */
record FirstPages(
        List<Completion> completions, List<RejectedRecord> rejected, int withdrawn, int pages, boolean whole) {

    /** A roster's page is a few learners, a file's may be a thousand rows. */
    private static final int MOST_PAGES = 3;

    private static final int ENOUGH = 1_000;

    /** @throws eu.passerelle.connectors.failure.HubException the SIS does not give them */
    static FirstPages look(ConnectedUniversity<?> university, Normalising normalising) {
        List<Completion> completions = new ArrayList<>();
        List<RejectedRecord> rejected = new ArrayList<>();
        int withdrawn = 0;
        int pages = 0;
        boolean whole = false;
        Watermark watermark = Watermark.NONE;
        while (!whole && pages < MOST_PAGES && completions.size() < ENOUGH) {
            CompletionPage page = university.look(watermark);
            for (CompletionEvent event : page.events()) {
                switch (event) {
                    case CompletionEvent.Reported reported ->
                        completions.add(normalising.normalise(reported.completion(), university.university()));
                    case CompletionEvent.Withdrawn taken -> withdrawn++;
                }
            }
            rejected.addAll(page.rejected());
            pages++;
            whole = page.last();
            watermark = page.next();
        }
        return new FirstPages(completions, rejected, withdrawn, pages, whole);
    }

    String seen() {
        return "%d results, %d taken back, %d unreadable records on %s%s"
                .formatted(
                        completions.size(),
                        withdrawn,
                        rejected.size(),
                        pages == 1 ? "the first page" : "the first " + pages + " pages",
                        whole ? ", and there are no more now" : "; there are more");
    }
}
