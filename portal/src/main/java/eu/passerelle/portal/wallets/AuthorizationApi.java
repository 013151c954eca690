package eu.passerelle.portal.wallets;

import eu.passerelle.journal.WalletAuthorizations;
import eu.passerelle.journal.WalletAuthorizations.Pushed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Section 5 as HAIP profiles it: requests are pushed (RFC 9126), with PKCE S256; the browser brings only their name. */
@RestController
class AuthorizationApi {

    private static final String INVALID = "invalid_request";

    private final IssuerDesk issuers;
    private final AuthorizationDesk authorizations;
    private final DpopCheck dpop;

    AuthorizationApi(IssuerDesk issuers, AuthorizationDesk authorizations, WalletStores stores, Clock clock) {
        this.issuers = issuers;
        this.authorizations = authorizations;
        this.dpop = new DpopCheck(stores.nonces(), clock);
    }

    @CrossOrigin
    @PostMapping(IssuerAddress.PATH + "{university}/par")
    ResponseEntity<Map<String, Object>> push(@PathVariable String university, HttpServletRequest request)
            throws IOException {
        WalletIssuer issuer = issuers.issuer(university);
        IssuerAddress address = issuers.address(university);
        Map<String, String> form = WalletRequest.form(request);
        authorizations.requireClient(request, form.get("client_id"), university);
        byte @Nullable [] key = dpop.check(request, address.endpoint("par"), null);
        if (!"code".equals(form.get("response_type"))) {
            throw Refusal.of("unsupported_response_type", "response_type must be code.");
        }
        if (!"S256".equals(form.get("code_challenge_method")) || !isChallenge(form.get("code_challenge"))) {
            throw Refusal.of(INVALID, "PKCE with S256 is required.");
        }
        List<String> byDetails = AuthorizationDetails.asked(form.get("authorization_details"), address);
        List<String> asked = byDetails.isEmpty() ? byScope(form.get("scope"), issuer) : byDetails;
        String secret = authorizations.push(
                university,
                new Pushed(
                        needed(form, "issuer_state"),
                        needed(form, "client_id"),
                        needed(form, "redirect_uri"),
                        form.get("state"),
                        needed(form, "code_challenge"),
                        asked,
                        !byDetails.isEmpty(),
                        key));
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(Map.of("request_uri", secret, "expires_in", WalletAuthorizations.REQUEST_VALID.toSeconds()));
    }

    private static String needed(Map<String, String> form, String name) {
        String value = form.get(name);
        if (value == null || value.length() > 2_000) {
            throw Refusal.of(INVALID, name + " is missing or too long.");
        }
        return value;
    }

    private static boolean isChallenge(@Nullable String challenge) {
        return challenge != null && challenge.matches("[A-Za-z0-9_-]{43}");
    }

    /** Scopes are the ids of configurations; others are not ours and are passed over, as OAuth has it. */
    private static List<String> byScope(@Nullable String scope, WalletIssuer issuer) {
        List<String> known = scope == null
                ? List.of()
                : List.of(scope.split(" ")).stream()
                        .filter(each -> issuer.configuration(each).isPresent())
                        .distinct()
                        .toList();
        if (scope != null && known.isEmpty()) {
            throw Refusal.of("invalid_scope", "No scope is of a credential that is issued here.");
        }
        return known;
    }

    @GetMapping(IssuerAddress.PATH + "{university}/authorize")
    ResponseEntity<Object> authorize(
            @PathVariable String university,
            @RequestParam("client_id") @Nullable String client,
            @RequestParam("request_uri") @Nullable String requestUri) {
        issuers.issuer(university);
        if (client == null || requestUri == null) {
            throw Refusal.of(INVALID, "Send client_id, and the request_uri of a pushed request.");
        }
        URI login = authorizations.begin(university, client, requestUri);
        return ResponseEntity.status(HttpStatus.FOUND).location(login).build();
    }
}
