package eu.passerelle.routes;

import eu.passerelle.dashboard.ClaimDesk;
import eu.passerelle.journal.ClaimLink;
import eu.passerelle.journal.ClaimLinks;
import eu.passerelle.portal.claim.ClaimSending;
import eu.passerelle.portal.claim.ClaimStores;
import eu.passerelle.portal.claim.ClaimTargets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** What people who help learners see and do. */
final class ClaimSupport implements ClaimDesk {

    private final ClaimStores stores;
    private final ClaimSending sending;
    private final ClaimTargets targets;
    private final Clock clock;

    ClaimSupport(ClaimStores stores, ClaimSending sending, ClaimTargets targets, Clock clock) {
        this.stores = stores;
        this.sending = sending;
        this.targets = targets;
        this.clock = clock;
    }

    @Override
    public Optional<LinkView> newest(UUID transfer) {
        return stores.links().newest(transfer).map(this::view);
    }

    private LinkView view(ClaimLink link) {
        boolean expired = link.state() == ClaimLink.State.OPEN && !link.isOpen(clock.instant());
        return new LinkView(
                link.target(),
                expired ? "EXPIRED" : link.state().name(),
                link.factor().name(),
                link.attempts(),
                link.createdAt(),
                link.expiresAt(),
                stores.links().isTaken(link.transfer(), link.target()));
    }

    @Override
    public boolean again(UUID transfer, String who) {
        return sending.again(transfer, targets, ClaimLinks.By.staff(who));
    }
}
