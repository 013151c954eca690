package eu.passerelle.portal.wallets;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A wallet with an offer whose learner is to log in; the test plays browser and login. */
final class LoginScene {

    static final String FORM = "application/x-www-form-urlencoded";
    static final String SD_JWT = SampleFormats.SD_JWT;
    static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-specification-0123";
    static final Consumer<JWTClaimsSet.Builder> RIGHT = claims -> {};

    final TestWallet wallet = new TestWallet();
    final UUID transfer = SamplePortal.offered();
    final Offers.Made made = TestWallet.offer(transfer, true, SD_JWT);
    private final ECKey key = TestWallet.newKey();

    /** Where the login page's address names the authorisation that it is for. */
    static UUID authorization(Answer answer) {
        URI login = URI.create(answer.raw().headers().firstValue("Location").orElseThrow());
        return UUID.fromString(login.getQuery());
    }

    URI logIn(String address) {
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

    Map<String, String> request() throws Exception {
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

    Answer post(String endpoint, Map<String, String> form, @Nullable String dpop) {
        return wallet.send(endpoint, FORM, encoded(form), null, dpop);
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    String authorizeAddress(Answer pushed) {
        return SamplePortal.address().endpoint("authorize") + "?client_id=wallet&request_uri="
                + URLEncoder.encode(pushed.json().path("request_uri").asString(), StandardCharsets.UTF_8);
    }

    String dpop(String endpoint, @Nullable String token, Consumer<JWTClaimsSet.Builder> change) {
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

    static Map<String, String> query(URI address) {
        return Arrays.stream(address.toString()
                        .substring(address.toString().indexOf('?') + 1)
                        .split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    Map<String, String> exchange(String code) {
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

    static String code(Map<String, String> back) {
        return Objects.requireNonNull(back.get("code"));
    }

    String code() throws Exception {
        return code(query(logIn(authorizeAddress(post("par", request(), null)))));
    }
}
