package eu.passerelle.portal.wallets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code authorization_details} (RFC 9396) of type {@code openid_credential}, sections 5.1.1 and 6.2. */
final class AuthorizationDetails {

    /** Error of RFC 9396. */
    static final String INVALID = "invalid_authorization_details";

    private static final String TYPE = "openid_credential";

    private AuthorizationDetails() {}

    /** @return ids of configurations, each once; empty when nothing is asked for in particular */
    static List<String> asked(@Nullable String details, IssuerAddress address) {
        List<String> asked = new ArrayList<>();
        if (details == null) {
            return asked;
        }
        JsonNode sent = WalletRequest.parse(details, INVALID);
        if (!sent.isArray() || sent.isEmpty()) {
            throw Refusal.of(INVALID, "authorization_details must be an array with something in it.");
        }
        for (JsonNode detail : sent) {
            String id = detail.path("credential_configuration_id").asString("");
            if (!detail.path("type").asString("").equals(TYPE) || id.isEmpty()) {
                throw Refusal.of(INVALID, "Each must have type openid_credential and a credential_configuration_id.");
            }
            JsonNode locations = detail.path("locations");
            if (locations.isArray()
                    && locations
                            .valueStream()
                            .noneMatch(place -> place.asString("").equals(address.identifier()))) {
                throw Refusal.of(INVALID, "locations names another issuer.");
            }
            if (!asked.contains(id)) {
                asked.add(id);
            }
        }
        return asked;
    }

    static List<Map<String, Object>> granted(List<String> configurations, UUID transfer) {
        return configurations.stream()
                .map(id -> Map.<String, Object>of(
                        "type",
                        TYPE,
                        "credential_configuration_id",
                        id,
                        "credential_identifiers",
                        List.of(identifier(id, transfer))))
                .toList();
    }

    /** Of one credential: a transfer as one kind of credential. */
    static String identifier(String configuration, UUID transfer) {
        return configuration + "/" + transfer;
    }
}
