package eu.passerelle.sis.virta;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.SisUnavailable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads Virta, the Finnish national data warehouse of higher education: SOAP, one learner a call. Who is read stands
 * in a {@link VirtaSettings#roster() roster}; the watermark is the place in it, and at its end {@link Watermark#NONE},
 * because Virta cannot say what has changed. Each reply is a complete answer about its learner.
 */
public final class VirtaConnector implements SisConnector<VirtaSettings> {

    private static final int CONCURRENT_CALLS = 8;

    private final VirtaPorts ports = new VirtaPorts();

    @Override
    public String protocol() {
        return "virta";
    }

    @Override
    public Class<VirtaSettings> settingsType() {
        return VirtaSettings.class;
    }

    @Override
    public CompletionPage read(SisContext<VirtaSettings> sis, Watermark since) {
        Roster roster = Roster.read(sis);
        List<RosterLearner> learners = roster.after(since, sis.settings().learnersPerPage());
        List<CompletionEvent> events = new ArrayList<>();
        List<RejectedRecord> rejected = new ArrayList<>(since.isNone() ? roster.rejected() : List.of());
        Set<String> complete = new HashSet<>();
        for (StudyPage page : readAll(sis, learners)) {
            events.addAll(page.events());
            rejected.addAll(page.rejected());
            if (page.complete() != null) {
                complete.add(page.complete());
            }
        }
        boolean last = roster.endsWith(learners);
        Watermark next =
                last ? Watermark.NONE : new Watermark(learners.getLast().hash());
        return new CompletionPage(events, rejected, next, last, complete);
    }

    @Override
    public List<CheckStep> check(SisContext<VirtaSettings> sis) {
        return new VirtaCheck(sis, ports).run();
    }

    /** In the roster's order; the first failure ends all calls. */
    private List<StudyPage> readAll(SisContext<VirtaSettings> sis, List<RosterLearner> learners) {
        VirtaClient client = new VirtaClient(sis, ports);
        try (ExecutorService calls = Executors.newFixedThreadPool(
                CONCURRENT_CALLS, Thread.ofVirtual().factory())) {
            List<Future<StudyPage>> asked = learners.stream()
                    .map(learner -> calls.submit(() -> StudyReader.read(sis, learner, client.ask(learner))))
                    .toList();
            try {
                List<StudyPage> pages = new ArrayList<>();
                for (Future<StudyPage> page : asked) {
                    pages.add(page.get());
                }
                return pages;
            } catch (ExecutionException e) {
                calls.shutdownNow();
                throw failure(e);
            } catch (InterruptedException e) {
                calls.shutdownNow();
                Thread.currentThread().interrupt();
                throw new SisUnavailable(sis.university().id() + ": The reading was interrupted.", e);
            }
        }
    }

    private static RuntimeException failure(ExecutionException ended) {
        return switch (ended.getCause()) {
            case HubException failure -> failure;
            case null, default -> new IllegalStateException("a call to Virta ended in a defect of the hub", ended);
        };
    }
}
