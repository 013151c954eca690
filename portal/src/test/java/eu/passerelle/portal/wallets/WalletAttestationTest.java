package eu.passerelle.portal.wallets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import eu.passerelle.portal.wallets.TestWallet.Answer;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Wallets whose provider vouches for them. */
class WalletAttestationTest {

    private final LoginScene scene = new LoginScene();
    private final String issuer = SamplePortal.address().identifier();
    private final ECKey instance = TestWallet.newKey();

    @Test
    void theWalletOfTheEuropeanUnionIsAttestedAndTakesEncryptedAnswersOnly() throws Exception {
        EudiWallet eudi = new EudiWallet(SamplePortal.TLS.trusting());

        List<String> received = eudi.fetchAttested(
                SamplePortal.address().loginLink(scene.made),
                LoginScene.SD_JWT,
                Attestations.client(SamplePortal.PROVIDER, "wallet", instance),
                instance,
                scene::logIn);

        assertThat(received).hasSize(1);
        assertThat(received.getFirst()).contains("~");
    }

    @Test
    void refusesAttestationsThatItMustNotTrust() throws Exception {
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
                new Wrong("over", client(claims -> claims.expirationTime(ago(1))), proof),
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

    private String client(Consumer<JWTClaimsSet.Builder> change) {
        return Attestations.signed(SamplePortal.PROVIDER, "oauth-client-attestation+jwt", claims -> {
                    claims.subject("wallet")
                            .claim("cnf", Map.of("jwk", instance.toPublicJWK().toJSONObject()));
                    change.accept(claims);
                })
                .serialize();
    }

    private static Date ago(int minutes) {
        return Date.from(Instant.now().minus(minutes, ChronoUnit.MINUTES));
    }

    static Stream<Arguments> wrongProofs() {
        return Stream.of(
                proof("no jti", claims -> claims.jwtID(null)),
                proof("an old iat", claims -> claims.issueTime(ago(6))),
                proof("a future iat", claims -> claims.issueTime(ago(-6))),
                proof("an exp that is over", claims -> claims.expirationTime(ago(1))),
                proof("no time at all", claims -> claims.issueTime(null)),
                proof(
                        "good for longer than it is remembered",
                        claims -> claims.issueTime(null).expirationTime(ago(-60))),
                proof("of another client", claims -> claims.issuer("other")));
    }

    private static Arguments proof(String what, Consumer<JWTClaimsSet.Builder> change) {
        return Arguments.of(what, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongProofs")
    void refusesAProofThatIsWrongInOneWay(String what, Consumer<JWTClaimsSet.Builder> change) throws Exception {
        String proof = Attestations.proof(instance, "wallet", issuer, change).serialize();

        assertThat(pushed(client(claims -> {}), proof).error()).isEqualTo("invalid_client");
    }

    /** As drafts until 5 had it. */
    @Test
    void takesAProofWithoutIatThatEndsSoon() throws Exception {
        String proof = Attestations.proof(
                        instance,
                        "wallet",
                        issuer,
                        claims -> claims.issueTime(null).expirationTime(ago(-4)))
                .serialize();

        assertThat(pushed(client(claims -> {}), proof).status()).isEqualTo(201);
    }

    /** The certificates of tests last for three months. */
    @Test
    void takesTheWordOfNobodyWhoseCertificateIsOver() throws Exception {
        List<X509Certificate> anchors = List.of(SamplePortal.PROVIDER.certificate());
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(100));
        SignedJWT named = Attestations.client(SamplePortal.PROVIDER, "wallet", instance);
        SignedJWT unnamed = Attestations.withoutChain(SamplePortal.PROVIDER, named);

        for (SignedJWT jwt : List.of(named, unnamed)) {
            assertThat(new AttestationTrust(anchors, Clock.systemUTC()).isSigned(jwt))
                    .isTrue();
            assertThat(new AttestationTrust(anchors, later).isSigned(jwt)).isFalse();
        }
    }

    @Test
    void wantsAnAttestationWhereItIsRequired() {
        AttestationTrust nobody = new AttestationTrust(List.of(), Clock.systemUTC());
        MockHttpServletRequest bare = new MockHttpServletRequest();

        new ClientAttestations(nobody, false, SamplePortal.STORES.nonces()).check(bare, "wallet", issuer);

        assertThatThrownBy(() -> new ClientAttestations(nobody, true, SamplePortal.STORES.nonces())
                        .check(bare, "wallet", issuer))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("with an attestation only");
    }

    private Answer pushed(String attestation, String proof) throws Exception {
        return scene.wallet.send(
                "par",
                LoginScene.encoded(scene.request()),
                Map.of("OAuth-Client-Attestation", attestation, "OAuth-Client-Attestation-PoP", proof));
    }
}
