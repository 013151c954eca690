package eu.passerelle.portal.wallets;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import eu.passerelle.portal.wallets.TestWallet.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Proofs of possession, right and wrong in one way each, at the running issuer. */
class ProofTest {

    private static final Consumer<JWSHeader.Builder> SAME_HEAD = header -> {};
    private static final Consumer<JWTClaimsSet.Builder> SAME_BODY = claims -> {};

    private final TestWallet wallet = new TestWallet();
    private final ECKey key = TestWallet.newKey();

    private Answer send(String... proofs) {
        return wallet.credential(
                wallet.tokenFor(SampleFormats.SD_JWT), TestWallet.request(SampleFormats.SD_JWT, proofs));
    }

    static Stream<Arguments> wrongOnes() {
        return Stream.of(
                head("another typ", header -> header.type(new JOSEObjectType("JWT"))),
                head("no typ", header -> header.type(null)),
                head("no key", header -> header.jwk(null)),
                head("two keys", header -> header.keyID("did:jwk:e30")),
                head("a kid that is no DID", header -> header.jwk(null).keyID("key-1")),
                head("crit", header -> header.criticalParams(java.util.Set.of("b64"))),
                head("another's key", header -> header.jwk(TestWallet.newKey().toPublicJWK())),
                head("an attestation of nothing", header -> header.customParam("key_attestation", "a.b.c")),
                body("another aud", claims -> claims.audience("https://elsewhere.example")),
                body(
                        "two aud",
                        claims -> claims.audience(List.of(SamplePortal.address().identifier(), "https://x.example"))),
                body("no aud", claims -> claims.audience((String) null)),
                body("no iat", claims -> claims.issueTime(null)),
                body("an old iat", claims -> claims.issueTime(ago(20))),
                body("a future iat", claims -> claims.issueTime(ago(-20))),
                body("an exp that is over", claims -> claims.expirationTime(ago(1))),
                body("no nonce", claims -> claims.claim("nonce", null)));
    }

    private static Date ago(int minutes) {
        return Date.from(Instant.now().minus(minutes, ChronoUnit.MINUTES));
    }

    private static Arguments head(String what, Consumer<JWSHeader.Builder> change) {
        return Arguments.of(what, change, SAME_BODY);
    }

    private static Arguments body(String what, Consumer<JWTClaimsSet.Builder> change) {
        return Arguments.of(what, SAME_HEAD, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongOnes")
    void refusesAProofThatIsWrongInOneWay(
            String what, Consumer<JWSHeader.Builder> header, Consumer<JWTClaimsSet.Builder> claims) {
        String nonce = wallet.nonce();

        Answer answer = send(TestWallet.proof(key, nonce, header, claims));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_proof");
        assertThat(send(TestWallet.proof(nonce)).status())
                .as("the nonce is still good")
                .isEqualTo(200);
    }

    @Test
    void refusesWhatIsNotSignedByItsKey() {
        String proof = TestWallet.proof(wallet.nonce());
        String[] parts = proof.split("\\.");
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"openid4vci-proof+jwt\"}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));

        for (String forged : List.of(
                parts[0] + "." + parts[1] + "." + parts[2].substring(0, 10) + "AAAA" + parts[2].substring(14),
                parts[0] + "." + parts[1] + ".",
                none + "." + parts[1] + ".",
                "no jwt",
                "")) {
            assertThat(send(forged).error()).as(forged).isEqualTo("invalid_proof");
        }
    }

    @Test
    void takesANonceOnce() {
        String nonce = wallet.nonce();

        assertThat(send(TestWallet.proof(nonce)).status()).isEqualTo(200);
        assertThat(send(TestWallet.proof(nonce)).error()).isEqualTo("invalid_nonce");
        assertThat(send(TestWallet.proof("made-up")).error()).isEqualTo("invalid_nonce");
        assertThat(send(TestWallet.proof(wallet.nonce()), TestWallet.proof(wallet.nonce()))
                        .error())
                .isEqualTo("invalid_nonce");
    }

    @Test
    void wantsAnotherKeyForEachCopy() {
        String nonce = wallet.nonce();

        Answer answer = send(
                TestWallet.proof(key, nonce, SAME_HEAD, SAME_BODY), TestWallet.proof(key, nonce, SAME_HEAD, SAME_BODY));

        assertThat(answer.error()).isEqualTo("invalid_proof");
    }

    @Test
    void bindsTheCopyToTheKeyAndToNothingElse() throws Exception {
        Answer answer = send(TestWallet.proof(key, wallet.nonce(), SAME_HEAD, SAME_BODY));

        String jwt = answer.json().at("/credentials/0/credential").asString().split("~")[0];
        var claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]));
        assertThat(claims.at("/cnf/jwk/x").asString()).isEqualTo(key.getX().toString());
        assertThat(claims.at("/cnf/jwk").propertyNames()).containsExactlyInAnyOrder("kty", "crv", "x", "y");
    }

    @Test
    void keepsAnAttestationThatSpeaksOfTheKey() {
        String attestation = Attestations.key(SamplePortal.PROVIDER, key).serialize();
        String other =
                Attestations.key(SamplePortal.PROVIDER, TestWallet.newKey()).serialize();
        String stranger = Attestations.key(SamplePortal.TLS, key).serialize();

        Answer kept = send(TestWallet.proof(
                key, wallet.nonce(), header -> header.customParam("key_attestation", attestation), SAME_BODY));
        Answer refused = send(TestWallet.proof(
                key, wallet.nonce(), header -> header.customParam("key_attestation", other), SAME_BODY));

        Answer untrusted = send(TestWallet.proof(
                key, wallet.nonce(), header -> header.customParam("key_attestation", stranger), SAME_BODY));

        assertThat(kept.status()).isEqualTo(200);
        assertThat(refused.error()).isEqualTo("invalid_proof");
        assertThat(untrusted.error()).isEqualTo("invalid_proof");
        byte[] stored = SamplePortal.DATABASE
                .jdbc()
                .queryForObject(
                        "select attestation from wallet_copy where notification = ?::uuid",
                        byte[].class,
                        kept.json().path("notification_id").asString());
        assertThat(stored).isNotNull();
    }

    @Test
    void takesADidJwk() {
        String did = DidKeys.did(key.toPublicJWK());

        Answer answer = wallet.credential(
                wallet.tokenFor(SampleFormats.JWT),
                TestWallet.request(
                        SampleFormats.JWT,
                        TestWallet.proof(
                                key, wallet.nonce(), header -> header.jwk(null).keyID(did + "#0"), SAME_BODY)));

        String jwt = answer.json().at("/credentials/0/credential").asString();
        var claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]));
        assertThat(claims.at("/credentialSubject/id").asString()).isEqualTo(did);
    }

    /** Of the did:key specification and of EBSI's documentation. */
    @Test
    void readsKeysOutOfDidKey() throws Exception {
        Map<String, String> known = Map.of(
                "did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169",
                "fyNYMN0976ci7xqiSdag3buk-ZCwgXU4kz9XNkBlNUI",
                "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "Lm_M42cB3HkUiODQsXRcweM6TByfzEHGO9ND274JcOY");

        for (Map.Entry<String, String> each : known.entrySet()) {
            Map<String, Object> jwk = DidKeys.key(each.getKey()).toJSONObject();
            assertThat(jwk.get("x")).as(each.getKey()).isEqualTo(each.getValue());
        }
    }

    /** As EBSI has natural persons: the JWK's members in canonical JSON, behind the codec jwk_jcs-pub (0xeb51). */
    @Test
    void readsTheKeyOfANaturalPersonAsEbsiWritesIt() throws Exception {
        String json = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + key.getX() + "\",\"y\":\"" + key.getY() + "\"}";
        byte[] codec = {(byte) 0xd1, (byte) 0xd6, 0x03};
        StringBuilder digits = new StringBuilder();
        java.math.BigInteger rest = new java.math.BigInteger(
                1,
                java.nio.ByteBuffer.allocate(3 + json.length())
                        .put(codec)
                        .put(json.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .array());
        java.math.BigInteger base = java.math.BigInteger.valueOf(58);
        for (; rest.signum() > 0; rest = rest.divide(base)) {
            digits.append("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
                    .charAt(rest.mod(base).intValue()));
        }

        assertThat(DidKeys.key("did:key:z" + digits.reverse()).toPublicJWK()).isEqualTo(key.toPublicJWK());
    }
}
