package eu.passerelle.portal.wallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import eu.passerelle.journal.Offers;
import eu.passerelle.portal.wallets.TestWallet.Answer;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The authorisation code flow as HAIP profiles it: pushed requests, PKCE, DPoP; the test plays browser and login. */
class LoginFlowTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String SD_JWT = SampleFormats.SD_JWT;
    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-specification-0123";
    private static final Consumer<JWTClaimsSet.Builder> RIGHT = claims -> {};

    private final TestWallet wallet = new TestWallet();
    private final UUID transfer = SamplePortal.offered();
    private final Offers.Made made = TestWallet.offer(transfer, true, SD_JWT);
    private final ECKey key = TestWallet.newKey();

    /** Where the login page's address names the authorisation that it is for. */
    private static UUID authorization(Answer answer) {
        URI login = URI.create(answer.raw().headers().firstValue("Location").orElseThrow());
        return UUID.fromString(login.getQuery());
    }

    private URI logIn(String address) {
        Answer answer = wallet.get(address);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(302);
        return SamplePortal.AUTHORIZATIONS
                .approved(authorization(answer), transfer)
                .orElseThrow();
    }

    private String issuerState() {
        return wallet.get(SamplePortal.address().endpoint("login-offers") + "/" + made.reference())
                .json()
                .at("/grants/authorization_code/issuer_state")
                .asString();
    }

    private Map<String, String> request() throws Exception {
        byte[] challenge = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return new java.util.LinkedHashMap<>(Map.of(
                "response_type",
                "code",
                "client_id",
                "wallet",
                "redirect_uri",
                SamplePortal.REDIRECT,
                "state",
                "ääni & co",
                "issuer_state",
                issuerState(),
                "scope",
                SD_JWT,
                "code_challenge",
                Base64URL.encode(challenge).toString(),
                "code_challenge_method",
                "S256"));
    }

    private Answer post(String endpoint, Map<String, String> form, @Nullable String dpop) {
        String body = form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return wallet.send(endpoint, "application/x-www-form-urlencoded", body, null, dpop);
    }

    private String authorizeAddress(Answer pushed) {
        return SamplePortal.address().endpoint("authorize") + "?client_id=wallet&request_uri="
                + URLEncoder.encode(pushed.json().path("request_uri").asString(), StandardCharsets.UTF_8);
    }

    private String dpop(String endpoint, @Nullable String token, Consumer<JWTClaimsSet.Builder> change) {
        return TestWallet.proof(key, "unused", header -> header.type(new JOSEObjectType("dpop+jwt")), claims -> {
            claims.audience((String) null)
                    .jwtID(UUID.randomUUID().toString())
                    .claim("htm", "POST")
                    .claim("htu", SamplePortal.address().endpoint(endpoint));
            if (token != null) {
                claims.claim("ath", hash(token));
            }
            change.accept(claims);
        });
    }

    private static String hash(String token) {
        try {
            return Base64URL.encode(
                            MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> query(URI address) {
        return Arrays.stream(address.toString()
                        .substring(address.toString().indexOf('?') + 1)
                        .split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private Map<String, String> exchange(String code) {
        return Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "code_verifier",
                VERIFIER,
                "redirect_uri",
                SamplePortal.REDIRECT,
                "client_id",
                "wallet");
    }

    private static String code(Map<String, String> back) {
        return Objects.requireNonNull(back.get("code"));
    }

    private String code() throws Exception {
        return code(query(logIn(authorizeAddress(post("par", request(), null)))));
    }

    @Test
    void givesWhatIsOfferedAfterTheLoginToTheKeyThatAskedForIt() throws Exception {
        Answer pushed = post("par", request(), null);
        Map<String, String> back = query(logIn(authorizeAddress(pushed)));
        Answer exchanged = post("token", exchange(code(back)), dpop("token", null, RIGHT));
        String token = exchanged.json().path("access_token").asString();
        String body = TestWallet.request(SD_JWT, TestWallet.proof(wallet.nonce()));
        String proof = dpop("credential", token, RIGHT);

        Answer bearer = wallet.credential(token, body);
        Answer given = wallet.send("credential", "application/json", body, token, proof);
        Answer replayed = wallet.send("credential", "application/json", body, token, proof);

        assertThat(pushed.status()).isEqualTo(201);
        assertThat(back)
                .containsEntry("state", "ääni & co")
                .containsEntry("iss", SamplePortal.address().identifier());
        assertThat(exchanged.json().path("token_type").asString()).isEqualTo("DPoP");
        assertThat(bearer.status()).isEqualTo(401);
        assertThat(given.json().path("credentials")).as(given.raw().body()).hasSize(1);
        assertThat(replayed.error()).isEqualTo("invalid_dpop_proof");
        // the offer is used up for its other way, too
        assertThat(wallet.token(made.code(), made.pin()).error()).isEqualTo("invalid_grant");
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
            Map<String, String> request = request();
            request.put(wrong.name(), wrong.value());

            assertThat(post("par", request, null).error()).as(wrong.toString()).isEqualTo(wrong.error());
        }
    }

    @Test
    void takesARequestOnceAndACodeOnce() throws Exception {
        Answer pushed = post("par", request(), null);
        String address = authorizeAddress(pushed);
        UUID authorization = authorization(wallet.get(address));

        Optional<URI> foreign = SamplePortal.AUTHORIZATIONS.approved(authorization, SamplePortal.offered());
        URI back = SamplePortal.AUTHORIZATIONS.approved(authorization, transfer).orElseThrow();
        Optional<URI> again = SamplePortal.AUTHORIZATIONS.approved(authorization, transfer);
        Map<String, String> exchange = exchange(code(query(back)));

        assertThat(wallet.get(address).error()).isEqualTo("invalid_request");
        assertThat(foreign).isEmpty();
        assertThat(again).isEmpty();
        assertThat(post("token", exchange, null).error()).isEqualTo("invalid_dpop_proof");
        assertThat(post("token", exchange, dpop("token", null, RIGHT)).status()).isEqualTo(200);
        assertThat(post("token", exchange, dpop("token", null, RIGHT)).error()).isEqualTo("invalid_grant");
    }

    @Test
    void givesNoTokenForAWrongVerifierAndUsesTheCodeUp() throws Exception {
        String code = code();
        Map<String, String> wrong = new java.util.HashMap<>(exchange(code));
        wrong.put("code_verifier", VERIFIER + "x");

        assertThat(post("token", wrong, dpop("token", null, RIGHT)).error()).isEqualTo("invalid_grant");
        assertThat(post("token", exchange(code), dpop("token", null, RIGHT)).error())
                .isEqualTo("invalid_grant");
    }

    @Test
    void refusesDpopProofsOfAnotherRequest() throws Exception {
        Map<String, String> exchange = exchange(code());

        for (Consumer<JWTClaimsSet.Builder> change : List.<Consumer<JWTClaimsSet.Builder>>of(
                claims -> claims.claim("htm", "GET"),
                claims -> claims.claim("htu", "https://elsewhere.example"),
                claims -> claims.jwtID(null),
                claims -> claims.issueTime(null),
                claims -> claims.issueTime(new java.util.Date(0)))) {
            assertThat(post("token", exchange, dpop("token", null, change)).error())
                    .isEqualTo("invalid_dpop_proof");
        }
        assertThat(post("token", exchange, dpop("token", null, RIGHT)).status()).isEqualTo(200);
    }

    @Test
    void theWalletOfTheEuropeanUnionFetchesAfterALogin() throws Exception {
        EudiWallet eudi = new EudiWallet(SamplePortal.TLS.trusting());
        String link = SamplePortal.address().loginLink(made);

        List<String> received = eudi.fetchWithLogin(link, SD_JWT, 2, this::logIn);

        assertThat(received).hasSize(2);
        assertThat(SamplePortal.delivery(transfer)).isEqualTo("DELIVERED");
        assertThatThrownBy(() -> eudi.fetchWithLogin(link, SD_JWT, 1, this::logIn))
                .isNotNull();
    }

    @Test
    void theSameWalletIsAttestedAndTakesEncryptedAnswersOnly() {
        ECKey instance = TestWallet.newKey();
        EudiWallet eudi = new EudiWallet(trusting());

        List<String> received = eudi.fetchAttested(
                SamplePortal.address().loginLink(made),
                SD_JWT,
                Attestations.client(SamplePortal.PROVIDER, "wallet", instance),
                instance,
                this::logIn);

        assertThat(received).hasSize(1);
        assertThat(received.getFirst()).contains("~");
    }

    private static javax.net.ssl.SSLContext trusting() {
        try {
            return SamplePortal.TLS.trusting();
        } catch (java.io.IOException | java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void refusesAttestationsThatItMustNotTrust() throws Exception {
        String issuer = SamplePortal.address().identifier();
        ECKey instance = TestWallet.newKey();
        String right =
                Attestations.client(SamplePortal.PROVIDER, "wallet", instance).serialize();
        String proof = Attestations.proof(instance, "wallet", issuer).serialize();
        record Wrong(String what, String attestation, String proof) {}

        for (Wrong wrong : List.of(
                new Wrong(
                        "signed by a stranger",
                        Attestations.client(SamplePortal.TLS, "wallet", instance)
                                .serialize(),
                        proof),
                new Wrong(
                        "of another wallet",
                        Attestations.client(SamplePortal.PROVIDER, "other", instance)
                                .serialize(),
                        proof),
                new Wrong(
                        "over",
                        Attestations.signed(
                                        SamplePortal.PROVIDER,
                                        "oauth-client-attestation+jwt",
                                        claims -> claims.subject("wallet")
                                                .expirationTime(new java.util.Date(0))
                                                .claim(
                                                        "cnf",
                                                        Map.of(
                                                                "jwk",
                                                                instance.toPublicJWK()
                                                                        .toJSONObject())))
                                .serialize(),
                        proof),
                new Wrong(
                        "a proof by another key",
                        right,
                        Attestations.proof(TestWallet.newKey(), "wallet", issuer)
                                .serialize()),
                new Wrong(
                        "a proof for another issuer",
                        right,
                        Attestations.proof(instance, "wallet", "https://elsewhere.example")
                                .serialize()),
                new Wrong("no JWT", "a.b.c", proof))) {
            Answer refused = pushed(wrong.attestation(), wrong.proof());

            assertThat(refused.status()).as(wrong.what()).isEqualTo(401);
            assertThat(refused.error()).as(wrong.what()).isEqualTo("invalid_client");
        }
        assertThat(pushed(right, proof).status()).isEqualTo(201);
        assertThat(pushed(right, proof).error()).as("the proof was used").isEqualTo("invalid_client");
    }

    private Answer pushed(String attestation, String proof) throws Exception {
        String body = request().entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return wallet.send(
                "par", body, Map.of("OAuth-Client-Attestation", attestation, "OAuth-Client-Attestation-PoP", proof));
    }

    @Test
    void theLearnerLogsInByTheCodeBesideTheOffer() throws Exception {
        Answer sent = wallet.get(authorizeAddress(post("par", request(), null)));
        String page = SamplePortal.HUB.of("/public/claim/wallet-login/" + authorization(sent) + "?lang=en");
        String pin = Objects.requireNonNull(made.pin());

        Answer asked = wallet.get(page);
        Answer wrong = wallet.postTo(page, FORM, "code=" + (pin.equals("000000") ? "000001" : "000000"), null);
        Answer right = wallet.postTo(page, FORM, "code=" + pin.substring(0, 3) + "+" + pin.substring(3), null);
        Answer again = wallet.postTo(page, FORM, "code=" + pin, null);
        Answer foreign = wallet.get(SamplePortal.HUB.of("/public/claim/wallet-login/" + UUID.randomUUID()));

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.raw().body()).contains("beside the offer").doesNotContain("Ethics", "Παπαδοπούλου");
        assertThat(asked.raw().headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' eudi-wallet:;");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(right.status()).isEqualTo(303);
        URI back = URI.create(right.raw().headers().firstValue("Location").orElseThrow());
        assertThat(post("token", exchange(code(query(back))), dpop("token", null, RIGHT))
                        .status())
                .isEqualTo(200);
        assertThat(again.status()).isEqualTo(410);
        assertThat(foreign.status()).isEqualTo(410);
    }

    @Test
    void fiveWrongCodesEndTheOffer() throws Exception {
        Answer sent = wallet.get(authorizeAddress(post("par", request(), null)));
        String page = SamplePortal.HUB.of("/public/claim/wallet-login/" + authorization(sent) + "?lang=en");
        String pin = Objects.requireNonNull(made.pin());
        String other = pin.equals("000000") ? "000001" : "000000";

        for (int i = 0; i < 4; i++) {
            assertThat(wallet.postTo(page, FORM, "code=" + other, null).status())
                    .isEqualTo(422);
        }

        assertThat(wallet.postTo(page, FORM, "code=" + other, null).status()).isEqualTo(410);
        assertThat(wallet.postTo(page, FORM, "code=" + pin, null).status()).isEqualTo(410);
        assertThat(wallet.token(made.code(), pin).error()).isEqualTo("invalid_grant");
    }
}
