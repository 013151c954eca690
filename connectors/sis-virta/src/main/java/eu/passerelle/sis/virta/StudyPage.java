package eu.passerelle.sis.virta;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.RejectedRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one learner's reply came to: {@code events + rejected + repetitions} are its studies.
 *
 * @param repetitions studies that say again exactly what another of the same reply says
 * @param complete the learner's scope where every study of the reply was understood, else null: a result that cannot
 *     be read any more is not a withdrawn one
 */
record StudyPage(
        List<CompletionEvent.Reported> events,
        List<RejectedRecord> rejected,
        int repetitions,
        @Nullable String complete) {

    StudyPage {
        events = List.copyOf(events);
        rejected = List.copyOf(rejected);
    }
}
