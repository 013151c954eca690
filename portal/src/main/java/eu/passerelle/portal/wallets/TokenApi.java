package eu.passerelle.portal.wallets;

import eu.passerelle.journal.Offers.Redeeming;
import eu.passerelle.journal.Offers.Redemption;
import eu.passerelle.journal.WalletAuthorizations.Exchange;
import eu.passerelle.journal.WalletAuthorizations.Exchanged;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Section 6: a code for a token. A pre-authorised code goes with the PIN where one was made, and wallets need not say who
 * they are; any other with the PKCE verifier and a DPoP key.
 */
@RestController
@CrossOrigin
class TokenApi {

    private final IssuerDesk desk;
    private final WalletStores stores;
    private final AuthorizationDesk authorizations;
    private final DpopCheck dpops;

    TokenApi(IssuerDesk desk, WalletStores stores, AuthorizationDesk authorizations, Clock clock) {
        this.desk = desk;
        this.stores = stores;
        this.authorizations = authorizations;
        this.dpops = new DpopCheck(stores.nonces(), clock);
    }

    @PostMapping(IssuerAddress.PATH + "{university}/token")
    Map<String, Object> token(@PathVariable String university, HttpServletRequest request) throws IOException {
        desk.issuer(university);
        Map<String, String> form = WalletRequest.form(request);
        String grant = needed(form, "grant_type");
        byte @Nullable [] dpop = dpops.check(request, desk.address(university).endpoint("token"), null);
        if (grant.equals(OfferApi.GRANT)) {
            return preAuthorised(university, form, dpop);
        }
        if (grant.equals("authorization_code") && authorizations.isOpen()) {
            authorizations.requireClient(request, form.get("client_id"), university);
            return authorised(university, form, dpop);
        }
        throw Refusal.of("unsupported_grant_type", "The metadata name the grants that are taken.");
    }

    private Map<String, Object> preAuthorised(String university, Map<String, String> form, byte @Nullable [] dpop) {
        String code = needed(form, "pre-authorized_code");
        List<String> asked = AuthorizationDetails.asked(form.get("authorization_details"), desk.address(university));
        Redemption redemption =
                stores.offers().redeem(university, new Redeeming(code, form.get("tx_code"), asked, dpop));
        return switch (redemption) {
            case Redemption.Redeemed redeemed ->
                answer(
                        new Exchanged(
                                redeemed.token(),
                                redeemed.validFor(),
                                redeemed.transfer(),
                                redeemed.configurations(),
                                !asked.isEmpty()),
                        dpop);
            case Redemption.Unknown unknown ->
                throw Refusal.of("invalid_grant", "The code is wrong, was used, or its time is over.");
            case Redemption.PinMissing missing ->
                throw Refusal.of("invalid_request", "tx_code is missing: the offer asks for one.");
            case Redemption.PinUnexpected unexpected ->
                throw Refusal.of("invalid_request", "tx_code was sent, and the offer asks for none.");
            case Redemption.PinWrong wrong ->
                throw Refusal.of(
                        "invalid_grant",
                        "The tx_code is wrong. "
                                + (wrong.left() == 0 ? "The offer has ended." : wrong.left() + " tries are left."));
            case Redemption.NotOffered notOffered ->
                throw Refusal.of(AuthorizationDetails.INVALID, "authorization_details asks for what was not offered.");
        };
    }

    private Map<String, Object> authorised(String university, Map<String, String> form, byte @Nullable [] dpop) {
        if (dpop == null) {
            throw Refusal.of("invalid_dpop_proof", "This grant needs a DPoP proof.");
        }
        Exchange exchange = new Exchange(
                needed(form, "code"),
                needed(form, "code_verifier"),
                needed(form, "redirect_uri"),
                form.get("client_id"),
                dpop);
        return authorizations
                .exchange(university, exchange)
                .map(exchanged -> answer(exchanged, dpop))
                .orElseThrow(() -> Refusal.of(
                        "invalid_grant",
                        "The code is not of this wallet and verifier, was used, or its time is over."));
    }

    private static String needed(Map<String, String> form, String name) {
        String value = form.get(name);
        if (value == null) {
            throw Refusal.of("invalid_request", name + " is missing.");
        }
        return value;
    }

    private static Map<String, Object> answer(Exchanged exchanged, byte @Nullable [] dpop) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", exchanged.token());
        body.put("token_type", dpop == null ? "Bearer" : "DPoP");
        body.put("expires_in", exchanged.validFor().toSeconds());
        if (exchanged.byIdentifier()) {
            body.put(
                    "authorization_details",
                    AuthorizationDetails.granted(exchanged.configurations(), exchanged.transfer()));
        }
        return body;
    }
}
