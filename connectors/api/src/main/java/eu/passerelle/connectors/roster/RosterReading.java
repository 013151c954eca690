package eu.passerelle.connectors.roster;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
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
import java.util.function.Function;

/**
 * Reads a roster page by page, several learners at once. The watermark is the place in the roster, and at its end
 * {@link Watermark#NONE}: a SIS that is asked learner by learner cannot say what has changed.
 *
 * @param pageLearners learners a page
 * @param concurrentCalls learners that the SIS is asked about at the same time
 */
public record RosterReading(SisContext<?> sis, Roster roster, int pageLearners, int concurrentCalls) {

    /**
     * The page after {@code since}, its learners in the roster's order.
     *
     * @param ask what the SIS says of one learner; called from several threads, its first {@link HubException} ends
     *     the page
     */
    public CompletionPage page(Watermark since, Function<RosterLearner, LearnerPage> ask) {
        List<RosterLearner> learners = roster.after(since, pageLearners);
        List<CompletionEvent> events = new ArrayList<>();
        List<RejectedRecord> rejected = new ArrayList<>(since.isNone() ? roster.rejected() : List.of());
        Set<String> complete = new HashSet<>();
        for (LearnerPage page : readAll(learners, ask)) {
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

    private List<LearnerPage> readAll(List<RosterLearner> learners, Function<RosterLearner, LearnerPage> ask) {
        try (ExecutorService calls =
                Executors.newFixedThreadPool(concurrentCalls, Thread.ofVirtual().factory())) {
            List<Future<LearnerPage>> asked = learners.stream()
                    .map(learner -> calls.submit(() -> ask.apply(learner)))
                    .toList();
            try {
                List<LearnerPage> pages = new ArrayList<>();
                for (Future<LearnerPage> page : asked) {
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
            case null, default -> new IllegalStateException("a call to the SIS ended in a defect of the hub", ended);
        };
    }
}
