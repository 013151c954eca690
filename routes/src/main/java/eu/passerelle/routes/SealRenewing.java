package eu.passerelle.routes;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.journal.SealRenewals;
import eu.passerelle.journal.SealRenewals.Kept;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews archive time stamps of seals at level LTA before they end, so that what the hub keeps can be proven for ever. A few
 * at a time: sealing waits meanwhile. Copies that learners have taken are theirs; they get the renewed one when they come.
 */
public final class SealRenewing {

    /** Authorities give years; whoever is away for weeks is still in time. */
    static final Duration BEFORE = Duration.ofDays(90);

    private static final Logger LOG = LoggerFactory.getLogger(SealRenewing.class);
    private static final int AT_ONCE = 100;
    private static final int ROUNDS = 50;
    private static final int PATIENCE = 5;

    private final CredentialSealer sealer;
    private final SealRenewals renewals;
    private final Clock clock;

    SealRenewing(CredentialSealer sealer, SealRenewals renewals, Clock clock) {
        this.sealer = sealer;
        this.renewals = renewals;
        this.clock = clock;
    }

    /** Until nothing is due, or so many fail one after the other that an authority is away. */
    public void renew() {
        if (!sealer.renews()) {
            return;
        }
        look();
        int renewed = 0;
        int refused = 0;
        for (List<Kept> some = due(); !some.isEmpty() && refused < PATIENCE; some = due()) {
            for (Kept kept : some) {
                if (refused < PATIENCE && renewals.claim(kept.credential(), clock.instant())) {
                    boolean done = renew(kept);
                    renewed += done ? 1 : 0;
                    refused = done ? 0 : refused + 1;
                }
            }
        }
        if (renewed > 0) {
            LOG.info("{} archive time stamps were renewed", renewed);
        }
    }

    private List<Kept> due() {
        return renewals.ending(clock.instant().plus(BEFORE), clock.instant(), AT_ONCE);
    }

    /** Into seals that are new here, not into all at once: what they say is years away. */
    private void look() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Kept> some = renewals.unknown(AT_ONCE);
            some.forEach(kept -> renewals.known(kept.credential(), end(kept)));
            if (some.size() < AT_ONCE) {
                return;
            }
        }
    }

    /** Null where there is none, or where the document is none that could be renewed. */
    private @Nullable Instant end(Kept kept) {
        try {
            return sealer.provenUntil(kept.sealed()).orElse(null);
        } catch (RuntimeException e) {
            // its message may tell what the credential says
            LOG.warn(
                    "The archive time stamp of {} cannot be read and will not be renewed: {}",
                    kept.credential(),
                    e.getClass().getName());
            return null;
        }
    }

    /** What cannot be renewed keeps nothing else waiting: the next hour begins with others. */
    private boolean renew(Kept kept) {
        try {
            byte[] renewed = sealer.renewed(kept.sealed());
            Instant ends = sealer.provenUntil(renewed).orElse(null);
            if (ends == null || ends.isAfter(clock.instant().plus(BEFORE))) {
                return renewals.renewed(kept, renewed, ends, clock.instant());
            }
            LOG.warn(
                    "The archive time stamp of {} cannot be renewed: the new one of the authority ends within {} days,"
                            + " too. Ask it for its next certificate.",
                    kept.credential(),
                    BEFORE.toDays());
        } catch (HubException e) {
            LOG.warn(
                    "The archive time stamp of {} is not renewed now, it is tried again in an hour: {}",
                    kept.credential(),
                    e.getMessage());
        }
        return false;
    }
}
