package eu.passerelle.portal.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.Offers;
import eu.passerelle.portal.wallets.TestWallet.Answer;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The issuer over TLS: what goes well, and what a wallet is told otherwise, in the words of OpenID4VCI 1.0. */
class IssuerTest {

    private static final String SD_JWT = SampleFormats.SD_JWT;

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
}
