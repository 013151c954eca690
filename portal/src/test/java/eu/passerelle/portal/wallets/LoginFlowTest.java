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
}
