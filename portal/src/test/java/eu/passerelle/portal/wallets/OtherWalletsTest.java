package eu.passerelle.portal.wallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.acceptance.Judge;
import eu.passerelle.journal.Offers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Wallets that others have written fetch from the running issuer, and are refused what is not theirs. */
@Tag("slow")
class OtherWalletsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SD_JWT = SampleFormats.SD_JWT;
    private static final String CREDO = "oid4vci-openid4vc.mjs";
    private static final String SPHEREON = "oid4vci-sphereon.mjs";
    /** The learner of the sample. */
    private static final String FAMILY_NAME = "Παπαδοπούλου";

    private final UUID transfer = SamplePortal.offered();
    private final Offers.Made made = TestWallet.offer(transfer, true, SD_JWT);

    @AfterEach
    void keyIsBack() {
        SamplePortal.KEY.away(false);
    }

    private static String link(Offers.Made offer) {
        return SamplePortal.address().walletLink(offer);
    }

    private static String pin(Offers.Made offer) {
        return Objects.requireNonNull(offer.pin());
    }

    private static String wrongPin(Offers.Made offer) {
        return pin(offer).equals("000000") ? "000001" : "000000";
    }

    /** @param more names and values beside the offer's */
    private static JsonNode ask(String script, Offers.Made offer, Map<String, Object> more) throws Exception {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("offer", link(offer));
        input.put("configuration", SD_JWT);
        if (offer.pin() != null) {
            input.put("pin", offer.pin());
        }
        input.putAll(more);
        String verdict = Judge.of(script).trusting(SamplePortal.TLS.pem()).ask(JSON.writeValueAsString(input));
        return JSON.readTree(verdict);
    }

    @Test
    void credosEngineFetchesABatchAndAccepts() throws Exception {
        JsonNode verdict = ask(CREDO, made, Map.of("keys", 3));

        assertThat(verdict.path("refused").asString("")).as(verdict.toString()).isEmpty();
        assertThat(verdict.path("version").asString()).isEqualTo("V1");
        assertThat(verdict.path("signedMetadata").asBoolean()).isTrue();
        assertThat(verdict.path("claims")).hasSize(3);
        assertThat(verdict.at("/claims/2/family_name").asString()).isEqualTo(FAMILY_NAME);
        assertThat(SamplePortal.delivery(transfer)).isEqualTo("DELIVERED");
    }

    @Test
    void credosEngineFetchesTheOtherForms() throws Exception {
        Offers.Made both = TestWallet.offer(transfer, false, SampleFormats.JWT);

        JsonNode verdict = ask(CREDO, both, Map.of("configuration", SampleFormats.JWT));

        assertThat(verdict.path("credentials")).as(verdict.toString()).hasSize(1);
        assertThat(verdict.at("/credentials/0").asString().split("\\.")).hasSize(3);
    }

    @Test
    void credosEngineIsRefusedAWrongPinAndAUsedOrExpiredCode() throws Exception {
        Offers.Made expired =
                SamplePortal.STORES.offers().create(transfer, null, List.of(SD_JWT), Duration.ZERO, false);

        JsonNode wrong = ask(CREDO, made, Map.of("pin", wrongPin(made)));
        String token = new TestWallet().accessToken(made);
        JsonNode used = ask(CREDO, made, Map.of());
        JsonNode late = ask(CREDO, expired, Map.of());

        assertThat(token).isNotEmpty();
        assertThat(wrong.path("refused").asString()).as(wrong.toString()).isEqualTo("invalid_grant");
        // the offer itself is gone
        assertThat(used.path("refused").asString()).as(used.toString()).contains("404");
        assertThat(late.path("refused").asString()).as(late.toString()).contains("404");
        assertThat(SamplePortal.delivery(transfer)).isEqualTo("OFFERED");
    }

    @Test
    void credosEngineIsRefusedAReplayedNonceATamperedProofAndAForeignToken() throws Exception {
        TestWallet wallet = new TestWallet();
        String nonce = wallet.nonce();
        wallet.credential(wallet.tokenFor(SD_JWT), TestWallet.request(SD_JWT, TestWallet.proof(nonce)));
        String foreign = wallet.tokenFor(SampleFormats.UNBOUND);

        JsonNode unknown = ask(CREDO, made, Map.of("token", "guessed"));
        JsonNode other = ask(CREDO, made, Map.of("token", foreign));
        JsonNode tampered = ask(CREDO, made, Map.of("tamper", "proof"));
        JsonNode replayed = ask(CREDO, TestWallet.offer(transfer, true, SD_JWT), Map.of("nonce", nonce));

        assertThat(unknown.path("refused").asString()).as(unknown.toString()).isEqualTo("invalid_token");
        assertThat(other.path("refused").asString()).as(other.toString()).isEqualTo("credential_request_denied");
        assertThat(tampered.path("refused").asString()).as(tampered.toString()).isEqualTo("invalid_proof");
        assertThat(replayed.path("refused").asString()).as(replayed.toString()).isEqualTo("invalid_nonce");
    }

    @Test
    void noWalletTakesATamperedCopy() throws Exception {
        JsonNode credo = ask(CREDO, made, Map.of("tamper", "credential"));
        JsonNode sphereon = ask(SPHEREON, TestWallet.offer(transfer, true, SD_JWT), Map.of("tamper", "credential"));

        assertThat(credo.path("refused").asString()).as(credo.toString()).contains("Signature");
        assertThat(sphereon.path("refused").asString()).as(sphereon.toString()).contains("Signature");
        assertThat(SamplePortal.delivery(transfer)).isEqualTo("OFFERED");
    }

    @Test
    void credosEngineComesBackForWhatWasDeferred() throws Exception {
        TestWallet wallet = new TestWallet();
        String token = wallet.accessToken(made);
        SamplePortal.KEY.away(true);
        String transaction = wallet.credential(token, TestWallet.request(SD_JWT, TestWallet.proof(wallet.nonce())))
                .json()
                .path("transaction_id")
                .asString();
        // signed metadata need the key, too
        SamplePortal.KEY.away(false);

        JsonNode verdict = ask(
                CREDO, TestWallet.offer(transfer, false, SD_JWT), Map.of("token", token, "transaction", transaction));

        assertThat(verdict.at("/answer/credentials")).as(verdict.toString()).hasSize(1);
    }

    @Test
    void sphereonsWalletFetchesWithItsOlderProofAndAccepts() throws Exception {
        JsonNode wrong = ask(SPHEREON, made, Map.of("pin", wrongPin(made)));
        JsonNode verdict = ask(SPHEREON, made, Map.of());
        JsonNode again = ask(SPHEREON, made, Map.of());

        assertThat(wrong.path("refused").asString()).contains("400");
        assertThat(verdict.path("refused").asString("")).as(verdict.toString()).isEmpty();
        assertThat(verdict.at("/claims/0/family_name").asString()).isEqualTo(FAMILY_NAME);
        assertThat(verdict.path("notified").asBoolean()).isTrue();
        assertThat(SamplePortal.delivery(transfer)).isEqualTo("DELIVERED");
        assertThat(again.path("refused").asString()).isNotEmpty();
    }

    @Test
    void theWalletOfTheEuropeanUnionFetchesABatchAndAccepts() throws Exception {
        EudiWallet wallet = new EudiWallet(SamplePortal.TLS.trusting());

        assertThatThrownBy(() -> wallet.fetch(link(made), wrongPin(made), SD_JWT, 1))
                .hasMessageContaining("invalid_grant");
        List<String> received = wallet.fetch(link(made), pin(made), SD_JWT, 3);
        assertThatThrownBy(() -> wallet.fetch(link(made), pin(made), SD_JWT, 1)).isNotNull();

        assertThat(received).hasSize(3).allMatch(credential -> credential.contains("~"));
        assertThat(SamplePortal.delivery(transfer)).isEqualTo("DELIVERED");
    }

    @Test
    void theWalletOfTheEuropeanUnionFetchesAJwt() throws Exception {
        Offers.Made jwt = TestWallet.offer(transfer, false, SampleFormats.JWT);

        List<String> received =
                new EudiWallet(SamplePortal.TLS.trusting()).fetch(link(jwt), null, SampleFormats.JWT, 1);

        assertThat(received).hasSize(1);
    }
}
