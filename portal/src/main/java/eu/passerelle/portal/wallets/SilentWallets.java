package eu.passerelle.portal.wallets;

import eu.passerelle.journal.WalletCleanup;
import eu.passerelle.journal.WalletCopies;
import java.time.Clock;
import java.time.Duration;

/**
 * Beside the wallets' calls: closes deliveries whose wallet has fetched and then said nothing, as many wallets do, and
 * forgets what is over.
 */
public final class SilentWallets {

    private static final Duration PATIENCE = Duration.ofDays(1);

    private final WalletCopies copies;
    private final WalletCleanup cleanup;
    private final Claims claims;
    private final Clock clock;

    public SilentWallets(WalletCopies copies, WalletCleanup cleanup, Claims claims, Clock clock) {
        this.copies = copies;
        this.cleanup = cleanup;
        this.claims = claims;
        this.clock = clock;
    }

    /** Safe in several instances at once, and again after a crash. */
    public void sweep() {
        for (WalletCopies.Silent silent : copies.silent(clock.instant().minus(PATIENCE))) {
            claims.claimed(silent.transfer(), silent.target(), silent.copy().toString());
            copies.closed(silent.offer());
        }
        cleanup.clean();
    }
}
