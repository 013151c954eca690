package eu.passerelle.sis.esse3;

import eu.passerelle.connectors.Calls;
import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Reads ESSE3 booklet by booklet. ESSE3 cannot say what has changed, so each run reads every booklet and the hub finds
 * what changed; the watermark is the last booklet read ({@code matId}), and {@link Watermark#NONE} at the end. Each
 * answer is complete for its booklet.
 */
public final class Esse3Connector implements SisConnector<Esse3Settings> {

    private final Booklets booklets = new Booklets();

    @Override
    public String protocol() {
        return "esse3";
    }

    @Override
    public Class<Esse3Settings> settingsType() {
        return Esse3Settings.class;
    }

    @Override
    public CompletionPage read(SisContext<Esse3Settings> sis, Watermark since) {
        Esse3Service service = new Esse3Service(sis);
        Booklets.Listed listed = booklets.get(sis, service, since);
        List<Booklet> page = listed.after(since, sis.settings().learnersPerPage());
        BookletReader reader = new BookletReader(sis, service);
        List<Callable<BookletReader.Read>> calls = new ArrayList<>();
        page.forEach(booklet -> calls.add(() -> reader.read(booklet)));
        List<CompletionEvent> events = new ArrayList<>();
        List<RejectedRecord> rejected = new ArrayList<>(since.isNone() ? listed.nameless() : List.of());
        Set<String> complete = new HashSet<>();
        for (BookletReader.Read read : Calls.all(sis.university().id(), Calls.AT_ONCE, calls)) {
            events.addAll(read.events());
            rejected.addAll(read.rejected());
            if (read.complete() != null) {
                complete.add(read.complete());
            }
        }
        boolean last = listed.endsWith(page);
        Watermark next = last
                ? Watermark.NONE
                : new Watermark(String.valueOf(page.getLast().matId()));
        return new CompletionPage(events, rejected, next, last, complete);
    }

    @Override
    public List<CheckStep> check(SisContext<Esse3Settings> sis) {
        return new Esse3Check(sis).steps();
    }
}
