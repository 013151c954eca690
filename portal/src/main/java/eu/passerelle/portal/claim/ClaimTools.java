package eu.passerelle.portal.claim;

import eu.passerelle.credentials.certificate.CertificateTemplates;
import eu.passerelle.portal.PublicAddress;
import eu.passerelle.portal.wallets.AuthorizationDesk;
import eu.passerelle.portal.wallets.Claims;
import eu.passerelle.portal.wallets.IssuerDesk;
import eu.passerelle.portal.wallets.WalletIssuers;
import eu.passerelle.portal.wallets.WalletStores;
import java.time.Clock;

/**
 * What the pages work with.
 *
 * @param templates of certificates
 */
public record ClaimTools(
        PublicAddress hub, Telling telling, Taking taking, CertificateTemplates templates, Clock clock) {

    /** How learners are told. */
    public record Telling(ClaimTargets targets, ClaimSending sending) {}

    /**
     * How learners take what waits for them.
     *
     * @param claims closes deliveries
     */
    public record Taking(Claims claims, Wallets wallets, EuropassWallet europass) {}

    /** How wallets are offered something. */
    public record Wallets(
            WalletIssuers issuers, IssuerDesk desk, WalletStores stores, AuthorizationDesk authorizations) {}

    ClaimTargets targets() {
        return telling.targets();
    }

    ClaimSending sending() {
        return telling.sending();
    }

    ClaimGuard guard(ClaimStores stores) {
        return new ClaimGuard(stores, targets(), hub);
    }
}
