package eu.passerelle.portal.claim;

import eu.passerelle.journal.ClaimCleanup;

/** Beside the pages: reminders, and forgetting what is over. */
public final class ClaimSweep {

    private final ClaimTargets targets;
    private final ClaimSending sending;
    private final ClaimCleanup cleanup;

    public ClaimSweep(ClaimTargets targets, ClaimSending sending, ClaimCleanup cleanup) {
        this.targets = targets;
        this.sending = sending;
        this.cleanup = cleanup;
    }

    public void sweep() {
        targets.byName().values().forEach(sending::remind);
        cleanup.clean();
    }
}
