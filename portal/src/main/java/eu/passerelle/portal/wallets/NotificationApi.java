package eu.passerelle.portal.wallets;

import eu.passerelle.journal.WalletCopies.Event;
import eu.passerelle.journal.WalletTokens.WalletToken;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Section 11: what wallets say of what they fetched. An acceptance is the receipt that closes the delivery. */
@RestController
@CrossOrigin
class NotificationApi {

    private static final Map<String, Event> EVENTS = Map.of(
            "credential_accepted", Event.ACCEPTED,
            "credential_failure", Event.FAILED,
            "credential_deleted", Event.DELETED);

    private final IssuerDesk issuers;
    private final WalletStores stores;
    private final Claims claims;

    NotificationApi(IssuerDesk issuers, WalletStores stores, Claims claims) {
        this.issuers = issuers;
        this.stores = stores;
        this.claims = claims;
    }

    @PostMapping(IssuerAddress.PATH + "{university}/notification")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void notification(@PathVariable String university, HttpServletRequest request) throws IOException {
        issuers.issuer(university);
        WalletToken token = issuers.token(university, "notification", request);
        JsonNode sent = WalletRequest.json(request, "invalid_notification_request");
        String text = sent.path("notification_id").asString("");
        Event event = EVENTS.get(sent.path("event").asString(""));
        if (text.isEmpty() || event == null) {
            throw Refusal.of(
                    "invalid_notification_request", "Send notification_id, and an event of the specification.");
        }
        UUID notification = id(text);
        if (!stores.copies().told(token, notification, event)) {
            throw unknown();
        }
        if (event == Event.ACCEPTED && token.target() != null) {
            claims.claimed(token.transfer(), token.target(), notification.toString());
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return Refusal.of("invalid_notification_id", "The token was given no credential of this notification_id.");
    }
}
