package eu.passerelle.dashboard;

import eu.passerelle.dashboard.PolicyDesk.Change;
import eu.passerelle.dashboard.PolicyDesk.Group;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Drafts of decision tables tried on all past decisions: run on the server, with progress, and looked at afterwards. */
public interface TrialDesk {

    /**
     * Begins a run.
     *
     * @param hash of the draft that is tried
     * @param from the day for which tables are taken
     * @throws TableDesk.Refused there is no such draft, it cannot be used, or too many runs are under way
     */
    Run begin(String key, String hash, LocalDate from, String caller);

    /** A run of this instance; empty where it is forgotten: run it again. */
    Optional<Run> run(UUID id);

    /** Ends a run that is under way. */
    void stop(UUID id);

    /** Transfers that would be decided otherwise, by place in the list. */
    Page changes(UUID id, Search search);

    /**
     * How far a run has come.
     *
     * @param hash of the draft that is tried
     * @param of past decisions, as many as there were when it began
     * @param refused why it could not be done; null where it could
     */
    record Run(
            UUID id,
            String key,
            String hash,
            LocalDate from,
            Instant began,
            State state,
            long judged,
            long of,
            long changed,
            long otherReason,
            List<Group> groups,
            List<String> universities,
            @Nullable String refused) {}

    /** Where a run is. */
    enum State {
        RUNNING,
        DONE,
        STOPPED,
        FAILED
    }

    /**
     * What to list; every part may be absent.
     *
     * @param university of the transfer
     * @param from rule that had settled it
     * @param to rule that would
     * @param skip so many
     */
    record Search(
            @Nullable String university,
            @Nullable String from,
            @Nullable String to,
            int skip,
            int most) {}

    /** @param found how many there are in all */
    record Page(long found, List<Change> changes) {}
}
