package eu.passerelle.portal.wallets;

import eu.passerelle.journal.WalletTokens.WalletToken;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
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

    private static final MediaType JWT = MediaType.parseMediaType("application/jwt");
    /** Seconds until a wallet should ask again. */
    private static final int INTERVAL = 30;

    private final IssuerDesk issuers;
    private final CredentialDesk credentials;

    CredentialApi(IssuerDesk issuers, CredentialDesk credentials) {
        this.issuers = issuers;
        this.credentials = credentials;
    }

    @PostMapping(IssuerAddress.PATH + "{university}/credential")
    ResponseEntity<Object> credential(@PathVariable String university, HttpServletRequest request) throws IOException {
        WalletIssuer issuer = issuers.issuer(university);
        WalletToken token = issuers.token(university, "credential", request);
        JsonNode sent = WalletRequest.json(request, "invalid_credential_request");
        CredentialRequest asked = CredentialRequest.of(sent, issuer, token);
        return answer(credentials.give(token, asked, issuers.address(university)), asked.encryption());
    }

    @PostMapping(IssuerAddress.PATH + "{university}/deferred")
    ResponseEntity<Object> deferred(@PathVariable String university, HttpServletRequest request) throws IOException {
        WalletIssuer issuer = issuers.issuer(university);
        WalletToken token = issuers.token(university, "deferred", request);
        JsonNode sent = WalletRequest.json(request, "invalid_credential_request");
        String transaction = sent.path("transaction_id").asString("");
        ResponseEncryption encryption = ResponseEncryption.of(sent);
        return answer(credentials.giveDeferred(token, issuer, transaction), encryption);
    }

    private static ResponseEntity<Object> answer(
            CredentialDesk.Answer answer, @Nullable ResponseEncryption encryption) {
        return switch (answer) {
            case CredentialDesk.Answer.Later later ->
                body(
                        ResponseEntity.accepted(),
                        Map.of("transaction_id", later.transaction(), "interval", INTERVAL),
                        encryption);
            case CredentialDesk.Answer.Given given -> {
                Map<String, Object> body = new LinkedHashMap<>();
                List<Map<String, Object>> wrapped = given.credentials().stream()
                        .map(credential -> Map.of("credential", credential))
                        .toList();
                body.put("credentials", wrapped);
                if (given.notification() != null) {
                    body.put("notification_id", given.notification().toString());
                }
                yield body(ResponseEntity.ok(), body, encryption);
            }
        };
    }

    private static ResponseEntity<Object> body(
            ResponseEntity.BodyBuilder answer, Map<String, Object> body, @Nullable ResponseEncryption encryption) {
        return encryption == null
                ? answer.contentType(MediaType.APPLICATION_JSON).body(body)
                : answer.contentType(JWT).body(encryption.encrypted(body));
    }
}
