package eu.passerelle.portal.wallets;

import eu.passerelle.journal.Offers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Offers by reference (section 4.1.3) and nonces (section 7): what needs no token. */
@RestController
@CrossOrigin // wallets in browsers; nothing here depends on a cookie
class OfferApi {

    static final String GRANT = "urn:ietf:params:oauth:grant-type:pre-authorized_code";

    private final IssuerDesk desk;
    private final WalletStores stores;
    private final AuthorizationDesk authorizations;

    OfferApi(IssuerDesk desk, WalletStores stores, AuthorizationDesk authorizations) {
        this.desk = desk;
        this.stores = stores;
        this.authorizations = authorizations;
    }

    @GetMapping(IssuerAddress.PATH + "{university}/offers/{reference}")
    Map<String, Object> offer(@PathVariable String university, @PathVariable String reference) {
        Offers.Open open = open(university, reference);
        Map<String, Object> grant = new LinkedHashMap<>();
        grant.put("pre-authorized_code", open.code());
        if (open.offer().withPin()) {
            grant.put(
                    "tx_code",
                    Map.of(
                            "input_mode",
                            "numeric",
                            "length",
                            Offers.PIN_LENGTH,
                            "description",
                            "The code that the university has given you"));
        }
        return offer(university, open, Map.of(GRANT, grant));
    }

    /** The same for wallets whose learner is to log in here; apart, because wallets that see both take the wrong one. */
    @GetMapping(IssuerAddress.PATH + "{university}/login-offers/{reference}")
    Map<String, Object> loginOffer(@PathVariable String university, @PathVariable String reference) {
        authorizations.requireOpen();
        Offers.Open open = open(university, reference);
        return offer(university, open, Map.of("authorization_code", Map.of("issuer_state", open.issuerState())));
    }

    private Offers.Open open(String university, String reference) {
        desk.issuer(university);
        return stores.offers()
                .open(university, reference)
                .orElseThrow(() -> new Refusal(
                        404,
                        "invalid_request",
                        "The offer is unknown, was used, or its time is over: ask for a new one."));
    }

    private Map<String, Object> offer(String university, Offers.Open open, Map<String, Object> grants) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("credential_issuer", desk.address(university).identifier());
        body.put("credential_configuration_ids", open.offer().configurations());
        body.put("grants", grants);
        return body;
    }

    @PostMapping(IssuerAddress.PATH + "{university}/nonce")
    Map<String, Object> nonce(@PathVariable String university) {
        desk.issuer(university);
        return Map.of("c_nonce", stores.nonces().make(university));
    }
}
