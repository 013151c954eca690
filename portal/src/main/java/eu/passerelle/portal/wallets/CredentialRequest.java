package eu.passerelle.portal.wallets;

import eu.passerelle.journal.WalletTokens.WalletToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A credential request, section 8.2, as far as it can be judged by itself.
 *
 * @param proofs JWTs, unread; empty where none was sent
 * @param encryption of the answer; null: none
 */
record CredentialRequest(
        CredentialConfiguration configuration,
        List<String> proofs,
        @Nullable ResponseEncryption encryption) {

    /** Copies at once; also what the metadata says. */
    static final int BATCH = 10;

    private static final String INVALID = "invalid_credential_request";

    /** @throws Refusal with the error that the specification names */
    static CredentialRequest of(JsonNode sent, WalletIssuer issuer, WalletToken token) {
        boolean byIdentifier = sent.has("credential_identifier");
        if (byIdentifier == sent.has("credential_configuration_id")) {
            throw Refusal.of(INVALID, "Send exactly one of credential_identifier and credential_configuration_id.");
        }
        ResponseEncryption encryption = ResponseEncryption.of(sent);
        CredentialConfiguration configuration =
                byIdentifier ? identified(sent, issuer, token) : named(sent, issuer, token);
        return new CredentialRequest(configuration, proofs(sent), encryption);
    }

    private static CredentialConfiguration identified(JsonNode sent, WalletIssuer issuer, WalletToken token) {
        String identifier = sent.path("credential_identifier").asString("");
        return token.configurations().stream()
                .filter(id -> token.byIdentifier()
                        && AuthorizationDetails.identifier(id, token.transfer()).equals(identifier))
                .findFirst()
                .flatMap(issuer::configuration)
                .orElseThrow(() -> Refusal.of(
                        "unknown_credential_identifier", "The token was given for no credential of this identifier."));
    }

    private static CredentialConfiguration named(JsonNode sent, WalletIssuer issuer, WalletToken token) {
        CredentialConfiguration configuration = issuer.configuration(
                        sent.path("credential_configuration_id").asString(""))
                .orElseThrow(() -> Refusal.of(
                        "unknown_credential_configuration", "The metadata has no configuration of this id."));
        if (token.byIdentifier()) {
            throw Refusal.of(INVALID, "The token came with credential identifiers: ask by credential_identifier.");
        }
        if (!token.configurations().contains(configuration.id())) {
            throw Refusal.of("credential_request_denied", "The offer does not hold this configuration.");
        }
        return configuration;
    }

    private static List<String> proofs(JsonNode sent) {
        JsonNode one = sent.path("proof");
        JsonNode many = sent.path("proofs");
        if (!one.isMissingNode() && !many.isMissingNode()) {
            throw Refusal.of(INVALID, "Send proofs, not proof too.");
        }
        // drafts until 15 had one proof, and wallets of that time live on
        if (!one.isMissingNode()) {
            return List.of(text(one.path("proof_type").asString("").equals("jwt") ? one.path("jwt") : one));
        }
        if (many.isMissingNode()) {
            return List.of();
        }
        JsonNode jwts = many.path("jwt");
        if (!many.isObject() || many.size() != 1 || !jwts.isArray() || jwts.isEmpty()) {
            throw Refusal.of("invalid_proof", "proofs must have exactly one member, jwt, an array with proofs.");
        }
        if (jwts.size() > BATCH) {
            throw Refusal.of(INVALID, "More proofs than batch_size.");
        }
        List<String> proofs = new ArrayList<>();
        jwts.forEach(jwt -> proofs.add(text(jwt)));
        return proofs;
    }

    private static String text(JsonNode jwt) {
        if (!jwt.isString()) {
            throw Refusal.of("invalid_proof", "A proof must be a JWT.");
        }
        return jwt.asString();
    }

    /** What the metadata says of batches. */
    static Map<String, Object> batch() {
        return Map.of("batch_size", BATCH);
    }
}
