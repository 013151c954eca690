package eu.passerelle.connectors.roster;

import eu.passerelle.connectors.Calls;
import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.HubException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
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
        List<Callable<LearnerPage>> calls = learners.stream()
                .<Callable<LearnerPage>>map(learner -> () -> ask.apply(learner))
                .toList();
        for (LearnerPage page : Calls.all(sis.university().id(), concurrentCalls, calls)) {
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
}
