package eu.passerelle.portal.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.Offers;
import eu.passerelle.portal.wallets.TestWallet.Answer;
import org.junit.jupiter.api.Test;

/** What a wallet is refused, in the words of OpenID4VCI 1.0. */
class RefusalTest {

    private static final String SD_JWT = SampleFormats.SD_JWT;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final TestWallet wallet = new TestWallet();

    private static void refused(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.raw().headers().firstValue("Cache-Control")).contains("no-store");
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
    }

    @Test
    void refusesMoreThanABatchAndMoreThanABody() {
        String access = wallet.tokenFor(SD_JWT);
        String nonce = wallet.nonce();
        String[] eleven = java.util.stream.Stream.generate(() -> TestWallet.proof(nonce))
                .limit(11)
                .toArray(String[]::new);
        refused(wallet.credential(access, TestWallet.request(SD_JWT, eleven)), 400, "invalid_credential_request");
        assertThat(wallet.credential(access, "{\"x\":\"" + "a".repeat(WalletRequest.MOST_BYTES) + "\"}")
                        .status())
                .isEqualTo(413);
    }
}
