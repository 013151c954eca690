package eu.passerelle.routes;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.journal.SealRenewals;
import eu.passerelle.journal.SealRenewals.Kept;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    private final CredentialSealer sealer;
    private final SealRenewals renewals;
    private final Clock clock;

    SealRenewing(CredentialSealer sealer, SealRenewals renewals, Clock clock) {
        this.sealer = sealer;
        this.renewals = renewals;
        this.clock = clock;
    }

    /** Until nothing is due, or an authority is away. */
    public void renew() {
        if (!sealer.renews()) {
            return;
        }
        try {
            look();
            int renewed = 0;
            Instant due = clock.instant().plus(BEFORE);
            for (List<Kept> some = renewals.ending(due, AT_ONCE);
                    !some.isEmpty();
                    some = renewals.ending(due, AT_ONCE)) {
                int before = renewed;
                for (Kept kept : some) {
                    renewed += renew(kept, due) ? 1 : 0;
                }
                if (renewed == before) {
                    LOG.warn(
                            "Archive time stamps cannot be renewed: the new ones of the authority end within {} days, too."
                                    + " Ask it for its next certificate.",
                            BEFORE.toDays());
                    return;
                }
            }
            if (renewed > 0) {
                LOG.info("{} archive time stamps were renewed", renewed);
            }
        } catch (HubException e) {
            LOG.warn("Archive time stamps are not renewed now, it is tried again in an hour: {}", e.getMessage());
        }
    }

    /** Into seals that are new here, not into all at once: what they say is years away. */
    private void look() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Kept> some = renewals.unknown(AT_ONCE);
            some.forEach(kept -> renewals.known(
                    kept.credential(), sealer.provenUntil(kept.sealed()).orElse(null)));
            if (some.size() < AT_ONCE) {
                return;
            }
        }
    }

    /** @return false where the new stamp would be due at once: nothing is kept of it */
    private boolean renew(Kept kept, Instant due) {
        byte[] renewed = sealer.renewed(kept.sealed());
        Instant ends = sealer.provenUntil(renewed).orElse(null);
        return (ends == null || ends.isAfter(due)) && renewals.renewed(kept, renewed, ends, clock.instant());
    }
}
