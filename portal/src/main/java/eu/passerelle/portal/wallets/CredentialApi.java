package eu.passerelle.portal.wallets;

import eu.passerelle.journal.WalletTokens.WalletToken;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Sections 8 and 9: credentials, at once or later. */
@RestController
@CrossOrigin
class CredentialApi {

    /** Seconds until a wallet should ask again. */
    private static final int INTERVAL = 30;

    private final IssuerDesk issuers;
    private final CredentialDesk credentials;

    CredentialApi(IssuerDesk issuers, CredentialDesk credentials) {
        this.issuers = issuers;
        this.credentials = credentials;
    }

    @PostMapping(IssuerAddress.PATH + "{university}/credential")
    ResponseEntity<Map<String, Object>> credential(@PathVariable String university, HttpServletRequest request)
            throws IOException {
        WalletIssuer issuer = issuers.issuer(university);
        WalletToken token = issuers.token(university, "credential", request);
        JsonNode sent = WalletRequest.json(request, "invalid_credential_request");
        return answer(credentials.give(token, CredentialRequest.of(sent, issuer, token), issuers.address(university)));
    }

    @PostMapping(IssuerAddress.PATH + "{university}/deferred")
    ResponseEntity<Map<String, Object>> deferred(@PathVariable String university, HttpServletRequest request)
            throws IOException {
        WalletIssuer issuer = issuers.issuer(university);
        WalletToken token = issuers.token(university, "deferred", request);
        JsonNode sent = WalletRequest.json(request, "invalid_credential_request");
        String transaction = sent.path("transaction_id").asString("");
        return answer(credentials.giveDeferred(token, issuer, transaction));
    }

    private static ResponseEntity<Map<String, Object>> answer(CredentialDesk.Answer answer) {
        return switch (answer) {
            case CredentialDesk.Answer.Later later ->
                ResponseEntity.accepted().body(Map.of("transaction_id", later.transaction(), "interval", INTERVAL));
            case CredentialDesk.Answer.Given given -> {
                Map<String, Object> body = new LinkedHashMap<>();
                List<Map<String, Object>> wrapped = given.credentials().stream()
                        .map(credential -> Map.of("credential", credential))
                        .toList();
                body.put("credentials", wrapped);
                if (given.notification() != null) {
                    body.put("notification_id", given.notification().toString());
                }
                yield ResponseEntity.ok(body);
            }
        };
    }
}
