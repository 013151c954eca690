package eu.passerelle.sis.ladok;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.sis.ladok.EventMapper.Mapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Walks the feed forward from a position, oldest event first. The position moves with each event that was handled:
 * told, rejected with its raw record, or none of ours. When something fails on the way, what was handled before is
 * handed over, and the next reading meets the failure at the same event again; so none is passed over.
 */
final class FeedReading {

    /** A page of completions ends after so many records, or so many feed pages, most of which hold no result. */
    private static final int ENOUGH_RECORDS = 200;

    private static final int ENOUGH_FEED_PAGES = 50;

    private final SisContext<LadokSettings> sis;
    private final LadokService service;
    private final EventMapper mapper;
    private final List<CompletionEvent> events = new ArrayList<>();
    private final List<RejectedRecord> rejected = new ArrayList<>();
    private final Position start;
    private Position position;

    FeedReading(SisContext<LadokSettings> sis, LadokService service, Lookups lookups, Position start) {
        this.sis = sis;
        this.service = service;
        this.mapper = new EventMapper(sis, service, lookups);
        this.start = start;
        this.position = start;
    }

    CompletionPage read() {
        try {
            for (int pages = 0;
                    pages < ENOUGH_FEED_PAGES && events.size() + rejected.size() < ENOUGH_RECORDS;
                    pages++) {
                FeedPage page = page();
                handle(page);
                Integer next = page.next();
                if (next == null) {
                    return result(true);
                }
                if (next <= page.number()) {
                    throw new MalformedRecord(sis.university().id() + ": The feed's page " + page.number()
                            + " names page " + next + " as the one after it: the archive runs in a circle.");
                }
                position = new Position(next, null);
            }
        } catch (HubException e) {
            if (position.equals(start)) {
                throw e;
            }
        }
        return result(false);
    }

    private FeedPage page() {
        Integer number = position.page() == null ? sis.settings().firstPage() : position.page();
        Optional<FeedPage> page = service.feedPage(number == null ? "first" : number.toString());
        return page.orElseThrow(() -> new SisRejected(sis.university().id() + ": "
                + (number == null
                        ? "There is no feed at the configured address (HTTP 404): check 'base' and 'feed'."
                        : "Page " + number + " of the feed is gone from Ladok's archive (HTTP 404), so events may have"
                                + " been missed. Read the university anew from its start, or have Ladok restore the"
                                + " archive.")));
    }

    /** Where the position's entry is no longer on its page, the whole page is handled again, which does no harm. */
    private void handle(FeedPage page) {
        List<FeedPage.Entry> entries = page.entries();
        int handled = 0;
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).id().equals(position.entry())) {
                handled = i + 1;
            }
        }
        if (handled == 0) {
            position = new Position(page.number(), null);
        }
        for (FeedPage.Entry entry : entries.subList(handled, entries.size())) {
            add(mapper.map(entry));
            position = new Position(page.number(), entry.id());
        }
    }

    private void add(Mapped mapped) {
        switch (mapped) {
            case Mapped.Event event -> {
                // a result attested and voided on one page is a withdrawal, whatever the order they are stored in
                events.removeIf(earlier -> earlier.key().equals(event.event().key()));
                events.add(event.event());
            }
            case Mapped.Rejected record -> rejected.add(record.rejected());
            case Mapped.NoResult none -> {}
        }
    }

    private CompletionPage result(boolean last) {
        return new CompletionPage(events, rejected, position.watermark(), last, Set.of());
    }
}
