package eu.passerelle.connectors;

import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.GradeFrequencies;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One page of a reading; the hub stores it, its rejected records and its watermark in one transaction. A result whose
 * source key has more than {@value CompletionKey#LONGEST} characters is among the rejected records.
 *
 * @param next where to read on after this page
 * @param last whether the reading ends here; {@code next} is then where the next run starts
 * @param complete scopes that the run has now answered in full: a result of such a scope that the run neither
 *     reported nor rejected is withdrawn (above a guard a person is asked). Empty where absence means nothing
 * @param grading grading tables that the SIS tells of this university; one of a scale and field takes the place of the one
 *     told before. A file of the university goes before them all
 */
public record CompletionPage(
        List<CompletionEvent> events,
        List<RejectedRecord> rejected,
        Watermark next,
        boolean last,
        Set<String> complete,
        List<GradeFrequencies> grading) {

    public CompletionPage {
        if (!SourceKeys.canBeKept(events, rejected)) {
            rejected = SourceKeys.rejected(rejected, events);
            events = SourceKeys.kept(events);
        }
        rejected = List.copyOf(rejected);
        events = List.copyOf(events);
        complete = Set.copyOf(complete);
        grading = List.copyOf(grading);
    }

    /** Of a SIS that tells no grading tables. */
    public CompletionPage(
            List<CompletionEvent> events,
            List<RejectedRecord> rejected,
            Watermark next,
            boolean last,
            Set<String> complete) {
        this(events, rejected, next, last, complete, List.of());
    }

    /** Source records on this page. */
    public int size() {
        return events.size() + rejected.size();
    }

    /**
     * What a run that takes a part keeps of this page: results of {@code date} and later, all that the SIS withdraws in so
     * many words, all unreadable records (no date can be read of them), and no scope answered in full.
     *
     * @param date null: everything
     */
    public CompletionPage since(@Nullable LocalDate date) {
        if (date == null) {
            return this;
        }
        List<CompletionEvent> taken = events.stream()
                .filter(event -> !(event instanceof CompletionEvent.Reported reported
                        && reported.completion().completedOn().isBefore(date)))
                .toList();
        return new CompletionPage(taken, rejected, next, last, Set.of(), grading);
    }
}
