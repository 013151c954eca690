package eu.passerelle.portal.wallets;

import eu.passerelle.journal.Offers.Redeeming;
import eu.passerelle.journal.Offers.Redemption;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Section 6: a pre-authorised code, and the PIN where one was made, for a token. Wallets need not say who they are. */
@RestController
@CrossOrigin
class TokenApi {

    private static final String DETAILS = "invalid_authorization_details";
    private static final String DETAIL_TYPE = "openid_credential";

    private final IssuerDesk desk;
    private final WalletStores stores;

    TokenApi(IssuerDesk desk, WalletStores stores) {
        this.desk = desk;
        this.stores = stores;
    }

    @PostMapping(IssuerAddress.PATH + "{university}/token")
    Map<String, Object> token(@PathVariable String university, HttpServletRequest request) throws IOException {
        desk.issuer(university);
        Map<String, String> form = WalletRequest.form(request);
        String grant = form.get("grant_type");
        if (grant == null) {
            throw Refusal.of("invalid_request", "grant_type is missing.");
        }
        if (!grant.equals(OfferApi.GRANT)) {
            throw Refusal.of("unsupported_grant_type", "Only the pre-authorized code grant is supported.");
        }
        String code = form.get("pre-authorized_code");
        if (code == null) {
            throw Refusal.of("invalid_request", "pre-authorized_code is missing.");
        }
        List<String> asked = asked(form.get("authorization_details"), desk.address(university));
        Redemption redemption = stores.offers().redeem(university, new Redeeming(code, form.get("tx_code"), asked));
        return switch (redemption) {
            case Redemption.Redeemed redeemed -> answer(redeemed, !asked.isEmpty());
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
                throw Refusal.of(DETAILS, "authorization_details asks for what was not offered.");
        };
    }

    /** @return ids of configurations, each once; empty when nothing is asked for in particular */
    private static List<String> asked(@Nullable String details, IssuerAddress address) {
        List<String> asked = new ArrayList<>();
        if (details == null) {
            return asked;
        }
        JsonNode sent = WalletRequest.parse(details, DETAILS);
        if (!sent.isArray() || sent.isEmpty()) {
            throw Refusal.of(DETAILS, "authorization_details must be an array with something in it.");
        }
        for (JsonNode detail : sent) {
            String id = detail.path("credential_configuration_id").asString("");
            if (!detail.path("type").asString("").equals(DETAIL_TYPE) || id.isEmpty()) {
                throw Refusal.of(DETAILS, "Each must have type openid_credential and a credential_configuration_id.");
            }
            JsonNode locations = detail.path("locations");
            if (locations.isArray()
                    && locations
                            .valueStream()
                            .noneMatch(place -> place.asString("").equals(address.identifier()))) {
                throw Refusal.of(DETAILS, "locations names another issuer.");
            }
            if (!asked.contains(id)) {
                asked.add(id);
            }
        }
        return asked;
    }

    private static Map<String, Object> answer(Redemption.Redeemed redeemed, boolean byIdentifier) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", redeemed.token());
        body.put("token_type", "Bearer");
        body.put("expires_in", redeemed.validFor().toSeconds());
        if (byIdentifier) {
            body.put(
                    "authorization_details",
                    redeemed.configurations().stream()
                            .map(id -> Map.of(
                                    "type",
                                    DETAIL_TYPE,
                                    "credential_configuration_id",
                                    id,
                                    "credential_identifiers",
                                    List.of(identifier(id, redeemed.transfer()))))
                            .toList());
        }
        return body;
    }

    /** Of one credential: a transfer as one kind of credential. */
    static String identifier(String configuration, UUID transfer) {
        return configuration + "/" + transfer;
    }
}
