package eu.passerelle.portal.wallets;

import eu.passerelle.journal.Offers;
import eu.passerelle.portal.PublicAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of one university's issuer. */
public record IssuerAddress(PublicAddress hub, String university) {

    /** Below it is one issuer a university. */
    static final String PATH = "/public/oid4vci/";

    /** The credential issuer identifier, byte for byte as metadata and proofs must have it. */
    public String identifier() {
        return hub.of(PATH + university);
    }

    /** @param name last segment of its path */
    String endpoint(String name) {
        return identifier() + "/" + name;
    }

    /** Where a wallet reads the offer. */
    public String offer(Offers.Made offer) {
        return endpoint("offers") + "/" + offer.reference();
    }

    /** What a link or a QR code holds, to open a wallet with the offer. */
    public String walletLink(Offers.Made offer) {
        return "openid-credential-offer://?credential_offer_uri=" + encoded(offer(offer));
    }

    /** The same for wallets of the European Union's profile (HAIP): their learner logs in here, and needs no PIN. */
    public String loginLink(Offers.Made offer) {
        return "haip://?credential_offer_uri=" + encoded(endpoint("login-offers") + "/" + offer.reference());
    }

    private static String encoded(String address) {
        return URLEncoder.encode(address, StandardCharsets.UTF_8);
    }
}
