package eu.passerelle.alerts;

import eu.passerelle.journal.AlertFacts;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.SyncRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known at one moment.
 *
 * @param around what the journal does not know
 * @param lastRuns newest run by university
 * @param readAt when a university was last read to the end, or its watermark moved, by university
 * @param samples how much waited, by queue, oldest first
 * @param objections of the last day
 */
public record Facts(
        Instant now,
        Around around,
        List<AlertFacts.Share> shares,
        List<AlertFacts.Group> groups,
        Map<String, SyncRun> lastRuns,
        Map<String, Instant> readAt,
        List<AlertFacts.Missed> missed,
        List<JournalView.Circuit> circuits,
        Map<String, List<AlertFacts.Sample>> samples,
        List<AlertFacts.Objections> objections,
        List<AlertFacts.ServerCertificate> servers) {

    /**
     * How this hub is set up.
     *
     * @param universities that are read
     * @param scheduled of these, those that have a schedule
     * @param targets names of the delivery targets
     * @param keys of the hub, and client certificates
     */
    public record Around(
            Set<String> universities, Set<String> scheduled, Set<String> targets, List<HeldCertificate> keys) {}

    /**
     * A key or certificate that the hub itself holds.
     *
     * @param name for people, for example {@code seal}
     * @param university whose SIS asks for it; null for the hub's own
     * @param endsAt null where it has no end
     * @param unusable whether what lies in its place now cannot be used
     */
    public record HeldCertificate(
            String name,
            @Nullable String university,
            @Nullable Instant endsAt,
            boolean unusable) {}
}
