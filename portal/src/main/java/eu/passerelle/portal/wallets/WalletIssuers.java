package eu.passerelle.portal.wallets;

import java.util.Optional;

/** Universities that issue to wallets; asked at every request, so that they may change while the hub runs. */
public interface WalletIssuers {

    /** @return empty for one that does not run here or issues nothing to wallets */
    Optional<WalletIssuer> find(String university);
}
