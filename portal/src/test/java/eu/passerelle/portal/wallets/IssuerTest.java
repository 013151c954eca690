package eu.passerelle.portal.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.Offers;
import eu.passerelle.portal.wallets.TestWallet.Answer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The issuer over TLS: what goes well, and what a wallet is told otherwise, in the words of OpenID4VCI 1.0. */
class IssuerTest {

    private static final String SD_JWT = SampleFormats.SD_JWT;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final TestWallet wallet = new TestWallet();

    @AfterEach
    void keyIsBack() {
        SamplePortal.KEY.away(false);
    }

    private static void refused(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.raw().headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void givesABatchAndClosesTheDeliveryWhenTheWalletAccepts() {
        UUID transfer = SamplePortal.offered();
        Offers.Made made = TestWallet.offer(transfer, true, SD_JWT);

        Answer offer = wallet.get(SamplePortal.address().offer(made));
        Answer token = wallet.token(
                made.code(), made.pin(), "resource", SamplePortal.address().identifier());
        String access = token.json().path("access_token").asString();
        String nonce = wallet.nonce();
        Answer given = wallet.credential(
                access,
                TestWallet.request(SD_JWT, TestWallet.proof(nonce), TestWallet.proof(nonce), TestWallet.proof(nonce)));
        String before = SamplePortal.delivery(transfer);
        Answer told =
                wallet.notification(access, given.json().path("notification_id").asString(), "credential_accepted");

        assertThat(offer.json().path("credential_issuer").asString())
                .isEqualTo(SamplePortal.address().identifier());
        assertThat(offer.json()
                        .at("/grants/" + TestWallet.GRANT + "/tx_code/length")
                        .asInt())
                .isEqualTo(6);
        assertThat(offer.json()
                        .at("/grants/" + TestWallet.GRANT + "/pre-authorized_code")
                        .asString())
                .isEqualTo(made.code());
        assertThat(token.json().path("token_type").asString()).isEqualTo("Bearer");
        assertThat(given.json().path("credentials")).hasSize(3);
        assertThat(before).isEqualTo("OFFERED");
        assertThat(told.status()).isEqualTo(204);
        assertThat(SamplePortal.delivery(transfer)).isEqualTo("DELIVERED");
        assertThat(SamplePortal.STORES.offers().claimed(made.id())).isTrue();
    }

    @Test
    void leavesTheDeliveryOpenWhenTheWalletFails() {
        UUID transfer = SamplePortal.offered();
        String access = wallet.accessToken(TestWallet.offer(transfer, false, SampleFormats.UNBOUND));
        String id = wallet.credential(access, TestWallet.json("credential_configuration_id=" + SampleFormats.UNBOUND))
                .json()
                .path("notification_id")
                .asString();

        assertThat(wallet.notification(access, id, "credential_failure").status())
                .isEqualTo(204);
        assertThat(SamplePortal.delivery(transfer)).isEqualTo("OFFERED");
        refused(wallet.notification(access, id, "credential_lost"), 400, "invalid_notification_request");
        refused(
                wallet.notification(access, UUID.randomUUID().toString(), "credential_accepted"),
                400,
                "invalid_notification_id");
        refused(wallet.notification(access, "nothing", "credential_accepted"), 400, "invalid_notification_id");
        refused(
                wallet.notification(wallet.tokenFor(SampleFormats.UNBOUND), id, "credential_accepted"),
                400,
                "invalid_notification_id");
    }

    @Test
    void refusesTokensInTheWordsOfTheSpecification() {
        Offers.Made pin = TestWallet.offer(null, true, SD_JWT);
        Offers.Made plain = TestWallet.offer(null, false, SD_JWT);
        String wrong = "000000".equals(pin.pin()) ? "000001" : "000000";

        refused(wallet.token(pin.code(), null), 400, "invalid_request");
        refused(wallet.token(pin.code(), wrong), 400, "invalid_grant");
        refused(wallet.token(plain.code(), "123456"), 400, "invalid_request");
        refused(wallet.token("guessed", null), 400, "invalid_grant");
        refused(
                wallet.post("token", FORM, "grant_type=client_credentials&code=x", null),
                400,
                "unsupported_grant_type");
        refused(wallet.post("token", FORM, "pre-authorized_code=x", null), 400, "invalid_request");
        refused(wallet.post("token", "application/json", "{}", null), 400, "invalid_request");
        refused(wallet.token(plain.code(), null, "tx_code", "1", "tx_code", "2"), 400, "invalid_request");
        assertThat(wallet.token(plain.code(), null).status()).isEqualTo(200);
        refused(wallet.token(plain.code(), null), 400, "invalid_grant");
    }

    @Test
    void endsAnOfferAfterFiveWrongPins() {
        Offers.Made made = TestWallet.offer(null, true, SD_JWT);
        String wrong = "000000".equals(made.pin()) ? "000001" : "000000";

        for (int i = 0; i < Offers.MOST_PIN_FAILURES; i++) {
            refused(wallet.token(made.code(), wrong), 400, "invalid_grant");
        }

        refused(wallet.token(made.code(), made.pin()), 400, "invalid_grant");
        assertThat(wallet.get(SamplePortal.address().offer(made)).status()).isEqualTo(404);
    }

    @Test
    void answersAuthorisationDetailsWithIdentifiersAndWantsThemBack() {
        Offers.Made made = TestWallet.offer(null, false, SD_JWT, SampleFormats.UNBOUND);
        String details = "[{\"type\":\"openid_credential\",\"credential_configuration_id\":\"%s\"}]";

        refused(
                wallet.token(made.code(), null, "authorization_details", details.formatted(SampleFormats.JWT)),
                400,
                "invalid_authorization_details");
        JsonNode token = wallet.token(
                        made.code(), null, "authorization_details", details.formatted(SampleFormats.UNBOUND))
                .json();
        String access = token.path("access_token").asString();
        String identifier =
                token.at("/authorization_details/0/credential_identifiers/0").asString();

        refused(
                wallet.credential(access, TestWallet.json("credential_configuration_id=" + SampleFormats.UNBOUND)),
                400,
                "invalid_credential_request");
        refused(
                wallet.credential(access, TestWallet.json("credential_identifier=" + identifier + "x")),
                400,
                "unknown_credential_identifier");
        Answer given = wallet.credential(access, TestWallet.json("credential_identifier=" + identifier));
        assertThat(given.json()
                        .at("/credentials/0/credential/credentialSubject")
                        .isObject())
                .isTrue();
    }

    @Test
    void refusesCredentialRequestsInTheWordsOfTheSpecification() {
        String access = wallet.tokenFor(SD_JWT);
        String invalid = "invalid_credential_request";

        refused(wallet.credential(access, "{}"), 400, invalid);
        refused(wallet.credential(access, "[]"), 400, invalid);
        refused(wallet.credential(access, "{\"a\":1,\"a\":2}"), 400, invalid);
        refused(wallet.post("credential", "text/plain", "{}", access), 400, invalid);
        refused(
                wallet.credential(
                        access, TestWallet.json("credential_configuration_id=" + SD_JWT, "credential_identifier=x")),
                400,
                invalid);
        refused(
                wallet.credential(access, TestWallet.json("credential_configuration_id=nothing")),
                400,
                "unknown_credential_configuration");
        refused(
                wallet.credential(access, TestWallet.json("credential_configuration_id=" + SampleFormats.UNBOUND)),
                400,
                "credential_request_denied");
        refused(
                wallet.credential(access, TestWallet.json("credential_configuration_id=" + SD_JWT)),
                400,
                "invalid_proof");
        refused(
                wallet.credential(
                        access,
                        TestWallet.json(
                                "credential_configuration_id=" + SD_JWT,
                                "credential_response_encryption={\"enc\":\"A128GCM\"}")),
                400,
                "invalid_encryption_parameters");
        String nonce = wallet.nonce();
        String[] eleven = java.util.stream.Stream.generate(() -> TestWallet.proof(nonce))
                .limit(11)
                .toArray(String[]::new);
        refused(wallet.credential(access, TestWallet.request(SD_JWT, eleven)), 400, invalid);
        assertThat(wallet.credential(access, "{\"x\":\"" + "a".repeat(WalletRequest.MOST_BYTES) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void knowsTokensOfItsOwnOnly() {
        String access = wallet.tokenFor(SD_JWT);
        String body = TestWallet.request(SD_JWT, TestWallet.proof(wallet.nonce()));
        String other = new IssuerAddress(SamplePortal.HUB, SamplePortal.OTHER).endpoint("credential");

        refused(wallet.credential("guessed", body), 401, "invalid_token");
        refused(wallet.post("credential", "application/json", body, null), 401, "invalid_token");
        refused(wallet.postTo(other, "application/json", body, access), 401, "invalid_token");
        assertThat(wallet.credential("guessed", body).raw().headers().firstValue("WWW-Authenticate"))
                .contains("Bearer error=\"invalid_token\"");
        assertThat(wallet.credential(access, body).status()).isEqualTo(200);
    }

    @Test
    void takesTheSingularProofOfOlderDrafts() {
        String access = wallet.tokenFor(SD_JWT);
        String proof = "proof={\"proof_type\":\"jwt\",\"jwt\":\"" + TestWallet.proof(wallet.nonce()) + "\"}";

        Answer given = wallet.credential(access, TestWallet.json("credential_configuration_id=" + SD_JWT, proof));

        assertThat(given.json().path("credentials")).hasSize(1);
    }

    @Test
    void givesNoMoreThanTwoBatches() {
        String access = wallet.tokenFor(SampleFormats.UNBOUND);
        String body = TestWallet.json("credential_configuration_id=" + SampleFormats.UNBOUND);

        for (int i = 0; i < 20; i++) {
            assertThat(wallet.credential(access, body).status()).isEqualTo(200);
        }

        refused(wallet.credential(access, body), 400, "credential_request_denied");
    }

    @Test
    void givesNothingThatDoesNotStandAnyMore() {
        UUID transfer = SamplePortal.offered();
        String access = wallet.accessToken(TestWallet.offer(transfer, false, SampleFormats.UNBOUND));
        SamplePortal.DATABASE.jdbc().update("update credential set status = 'REVOKED' where id = ?", transfer);

        refused(
                wallet.credential(access, TestWallet.json("credential_configuration_id=" + SampleFormats.UNBOUND)),
                400,
                "credential_request_denied");
    }

    @Test
    void defersWhileTheKeyIsAway() {
        String access = wallet.tokenFor(SD_JWT);
        SamplePortal.KEY.away(true);

        Answer later = wallet.credential(access, TestWallet.request(SD_JWT, TestWallet.proof(wallet.nonce())));
        String transaction = later.json().path("transaction_id").asString();
        String body = TestWallet.json("transaction_id=" + transaction);
        Answer still = wallet.post("deferred", "application/json", body, access);
        Answer foreign = wallet.post("deferred", "application/json", body, wallet.tokenFor(SD_JWT));
        SamplePortal.KEY.away(false);
        Answer given = wallet.post("deferred", "application/json", body, access);
        Answer again = wallet.post("deferred", "application/json", body, access);

        assertThat(later.status()).isEqualTo(202);
        assertThat(later.json().path("interval").asInt()).isPositive();
        assertThat(still.status()).isEqualTo(202);
        assertThat(still.json().path("transaction_id").asString()).isEqualTo(transaction);
        refused(foreign, 400, "invalid_transaction_id");
        assertThat(given.json().path("credentials")).hasSize(1);
        assertThat(given.json().has("notification_id")).isFalse();
        refused(again, 400, "invalid_transaction_id");
    }

    @Test
    void publishesMetadataPlainAndSigned() {
        String place = SamplePortal.HUB.of("/.well-known/openid-credential-issuer/public/oid4vci/tampere");

        Answer plain = wallet.get(place, "Accept", "application/json");
        Answer signed = wallet.get(place, "Accept", "application/jwt, application/json;q=0.5");
        Answer server =
                wallet.get(SamplePortal.HUB.of("/.well-known/oauth-authorization-server/public/oid4vci/tampere"));
        Answer none = wallet.get(SamplePortal.HUB.of("/.well-known/openid-credential-issuer/public/oid4vci/nowhere"));

        assertThat(plain.json().path("credential_issuer").asString())
                .isEqualTo(SamplePortal.address().identifier());
        assertThat(plain.json().at("/batch_credential_issuance/batch_size").asInt())
                .isEqualTo(10);
        JsonNode unbound = plain.json().at("/credential_configurations_supported/" + SampleFormats.UNBOUND);
        assertThat(unbound.has("proof_types_supported")).isFalse();
        assertThat(unbound.has("cryptographic_binding_methods_supported")).isFalse();
        assertThat(signed.raw().headers().firstValue("Content-Type")).contains("application/jwt");
        JsonNode claims = part(signed, 1);
        assertThat(claims.path("sub").asString())
                .isEqualTo(SamplePortal.address().identifier());
        assertThat(part(signed, 0).path("x5c")).hasSize(1);
        assertThat(server.json()
                        .path("pre-authorized_grant_anonymous_access_supported")
                        .asBoolean())
                .isTrue();
        assertThat(none.status()).isEqualTo(404);
    }

    private static JsonNode part(Answer jwt, int index) {
        return JsonMapper.shared()
                .readTree(Base64.getUrlDecoder().decode(jwt.raw().body().split("\\.")[index]));
    }

    @Test
    void publishesKeysForEachKindOfVerifier() {
        String issuer = SamplePortal.HUB.of("/public/issuers/tampere");

        Answer vc = wallet.get(SamplePortal.HUB.of("/.well-known/jwt-vc-issuer/public/issuers/tampere"));
        Answer did = wallet.get(issuer + "/did.json");
        Answer keys = wallet.get(issuer + "/jwks.json");
        Answer type = wallet.get(issuer + "/types/" + SD_JWT);

        assertThat(vc.json().path("issuer").asString()).isEqualTo(issuer);
        assertThat(vc.json().at("/jwks/keys/0/kid").asString())
                .isEqualTo(keys.json().at("/keys/0/kid").asString());
        assertThat(keys.json().at("/keys/0").has("d")).isFalse();
        String name = "did:web:localhost%3A" + SamplePortal.HUB.hub().getPort() + ":public:issuers:tampere";
        assertThat(did.json().path("id").asString()).isEqualTo(name);
        assertThat(did.json()
                        .path("verificationMethod")
                        .valueStream()
                        .map(m -> m.path("type").asString()))
                .containsExactly("JsonWebKey", "Multikey");
        assertThat(did.json().at("/verificationMethod/1/publicKeyMultibase").asString())
                .startsWith("zDn");
        assertThat(type.json().path("vct").asString()).isEqualTo("urn:eu.europa.ec.eudi:learning:credential:1");
        assertThat(wallet.get(issuer + "/types/nothing").status()).isEqualTo(404);
    }

    @Test
    void keepsNothingOfAPersonInItsTables() {
        String access = wallet.tokenFor(SD_JWT);
        wallet.credential(access, TestWallet.request(SD_JWT, TestWallet.proof(wallet.nonce())));

        List<@Nullable String> rows = SamplePortal.DATABASE
                .jdbc()
                .queryForList(
                        "select c::text from wallet_copy c union all select o::text from credential_offer o"
                                + " union all select t::text from wallet_token t union all select a::text from audit a",
                        String.class);

        assertThat(rows).isNotEmpty();
        assertThat(rows.toString()).doesNotContain("Papadopoulou", "Παπαδοπούλου", "030201A123X", access);
    }
}
