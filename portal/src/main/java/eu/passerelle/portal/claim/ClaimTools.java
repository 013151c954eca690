package eu.passerelle.portal.claim;

import eu.passerelle.credentials.certificate.CertificateTemplates;
import eu.passerelle.portal.PublicAddress;
import eu.passerelle.portal.wallets.Claims;
import eu.passerelle.portal.wallets.IssuerDesk;
import eu.passerelle.portal.wallets.WalletIssuers;
import eu.passerelle.portal.wallets.WalletStores;
import java.time.Clock;

/**
 * What the pages work with.
 *
 * @param claims closes deliveries
 * @param templates of certificates
 */
public record ClaimTools(
        PublicAddress hub,
        ClaimTargets targets,
        ClaimSending sending,
        Claims claims,
        Wallets wallets,
        EuropassWallet europass,
        CertificateTemplates templates,
        Clock clock) {

    /** How wallets are offered something. */
    public record Wallets(WalletIssuers issuers, IssuerDesk desk, WalletStores stores) {}

    ClaimGuard guard(ClaimStores stores) {
        return new ClaimGuard(stores, targets, hub);
    }
}
