package eu.passerelle.portal.wallets;

import static eu.passerelle.portal.wallets.LoginScene.RIGHT;
import static eu.passerelle.portal.wallets.LoginScene.SD_JWT;
import static eu.passerelle.portal.wallets.LoginScene.VERIFIER;
import static eu.passerelle.portal.wallets.LoginScene.authorization;
import static eu.passerelle.portal.wallets.LoginScene.code;
import static eu.passerelle.portal.wallets.LoginScene.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import eu.passerelle.portal.wallets.TestWallet.Answer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The authorisation code flow as HAIP profiles it: pushed requests, PKCE, DPoP. */
class LoginFlowTest {

    private final LoginScene scene = new LoginScene();

    @Test
    void givesWhatIsOfferedAfterTheLoginToTheKeyThatAskedForIt() throws Exception {
        Answer pushed = scene.post("par", scene.request(), null);
        Map<String, String> back = query(scene.logIn(scene.authorizeAddress(pushed)));
        Answer exchanged = scene.post("token", scene.exchange(code(back)), scene.dpop("token", null, RIGHT));
        String token = exchanged.json().path("access_token").asString();
        String body = TestWallet.request(SD_JWT, TestWallet.proof(scene.wallet.nonce()));
        String proof = scene.dpop("credential", token, RIGHT);

        Answer bearer = scene.wallet.credential(token, body);
        Answer given = scene.wallet.send("credential", "application/json", body, token, proof);
        Answer replayed = scene.wallet.send("credential", "application/json", body, token, proof);

        assertThat(pushed.status()).isEqualTo(201);
        assertThat(back)
                .containsEntry("state", "ääni & co")
                .containsEntry("iss", SamplePortal.address().identifier());
        assertThat(exchanged.json().path("token_type").asString()).isEqualTo("DPoP");
        assertThat(bearer.status()).isEqualTo(401);
        assertThat(given.json().path("credentials")).as(given.raw().body()).hasSize(1);
        assertThat(replayed.error()).isEqualTo("invalid_dpop_proof");
        // the offer is used up for its other way, too
        assertThat(scene.wallet.token(scene.made.code(), scene.made.pin()).error())
                .isEqualTo("invalid_grant");
    }

    @Test
    void refusesPushedRequestsThatItMustNotTrust() throws Exception {
        record Wrong(String name, String value, String error) {}

        for (Wrong wrong : List.of(
                new Wrong("redirect_uri", "https://evil.example", "invalid_client"),
                new Wrong("client_id", "another", "invalid_client"),
                new Wrong("issuer_state", "guessed", "invalid_request"),
                new Wrong("code_challenge_method", "plain", "invalid_request"),
                new Wrong("code_challenge", "short", "invalid_request"),
                new Wrong("response_type", "token", "unsupported_response_type"),
                new Wrong("scope", "nothing", "invalid_scope"),
                new Wrong("scope", SampleFormats.UNBOUND, "invalid_request"))) {
            Map<String, String> request = scene.request();
            request.put(wrong.name(), wrong.value());

            assertThat(scene.post("par", request, null).error())
                    .as(wrong.toString())
                    .isEqualTo(wrong.error());
        }
    }

    @Test
    void takesARequestOnceAndACodeOnce() throws Exception {
        Answer pushed = scene.post("par", scene.request(), null);
        String address = scene.authorizeAddress(pushed);
        UUID authorization = authorization(scene.wallet.get(address));

        Optional<URI> foreign = SamplePortal.AUTHORIZATIONS.approved(authorization, SamplePortal.offered());
        URI back = SamplePortal.AUTHORIZATIONS
                .approved(authorization, scene.transfer)
                .orElseThrow();
        Optional<URI> again = SamplePortal.AUTHORIZATIONS.approved(authorization, scene.transfer);
        Map<String, String> exchange = scene.exchange(code(query(back)));

        assertThat(scene.wallet.get(address).error()).isEqualTo("invalid_request");
        assertThat(foreign).isEmpty();
        assertThat(again).isEmpty();
        assertThat(scene.post("token", exchange, null).error()).isEqualTo("invalid_dpop_proof");
        assertThat(scene.post("token", exchange, scene.dpop("token", null, RIGHT))
                        .status())
                .isEqualTo(200);
        assertThat(scene.post("token", exchange, scene.dpop("token", null, RIGHT))
                        .error())
                .isEqualTo("invalid_grant");
    }

    @Test
    void givesNoTokenForAWrongVerifierAndUsesTheCodeUp() throws Exception {
        String code = scene.code();
        Map<String, String> wrong = new java.util.HashMap<>(scene.exchange(code));
        wrong.put("code_verifier", VERIFIER + "x");

        assertThat(scene.post("token", wrong, scene.dpop("token", null, RIGHT)).error())
                .isEqualTo("invalid_grant");
        assertThat(scene.post("token", scene.exchange(code), scene.dpop("token", null, RIGHT))
                        .error())
                .isEqualTo("invalid_grant");
    }

    @Test
    void refusesDpopProofsOfAnotherRequest() throws Exception {
        Map<String, String> exchange = scene.exchange(scene.code());

        for (Consumer<JWTClaimsSet.Builder> change : List.<Consumer<JWTClaimsSet.Builder>>of(
                claims -> claims.claim("htm", "GET"),
                claims -> claims.claim("htu", "https://elsewhere.example"),
                claims -> claims.jwtID(null),
                claims -> claims.issueTime(null),
                claims -> claims.issueTime(new java.util.Date(0)))) {
            assertThat(scene.post("token", exchange, scene.dpop("token", null, change))
                            .error())
                    .isEqualTo("invalid_dpop_proof");
        }
        assertThat(scene.post("token", exchange, scene.dpop("token", null, RIGHT))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theWalletOfTheEuropeanUnionFetchesAfterALogin() throws Exception {
        EudiWallet eudi = new EudiWallet(SamplePortal.TLS.trusting());
        String link = SamplePortal.address().loginLink(scene.made);

        List<String> received = eudi.fetchWithLogin(link, SD_JWT, 2, scene::logIn);

        assertThat(received).hasSize(2);
        assertThat(SamplePortal.delivery(scene.transfer)).isEqualTo("DELIVERED");
        assertThatThrownBy(() -> eudi.fetchWithLogin(link, SD_JWT, 1, scene::logIn))
                .isNotNull();
    }
}
