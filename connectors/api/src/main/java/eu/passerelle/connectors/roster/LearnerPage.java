package eu.passerelle.connectors.roster;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SourceRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the SIS's answers on one learner came to: {@code events + rejected + repetitions} are its records.
 *
 * @param repetitions records that say again exactly what another of the same answer says
 * @param complete the learner's scope where every record was understood, else null: a result that cannot be read any
 *     more is not a withdrawn one
 */
public record LearnerPage(
        List<CompletionEvent.Reported> events,
        List<RejectedRecord> rejected,
        int repetitions,
        @Nullable String complete) {

    public LearnerPage {
        events = List.copyOf(events);
        rejected = List.copyOf(rejected);
    }

    /** An answer that is none: kept raw, it costs this learner's results of this run and nobody else's. */
    public static LearnerPage unreadable(RosterLearner learner, SourceRecord raw, String reason, String repair) {
        return new LearnerPage(List.of(), List.of(new RejectedRecord(learner.scope(), raw, reason, repair)), 0, null);
    }
}
