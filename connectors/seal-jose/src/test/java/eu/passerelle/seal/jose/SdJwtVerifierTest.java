package eu.passerelle.seal.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.sdjwt.SdJwtType;
import eu.passerelle.model.Credential;
import eu.passerelle.seal.jose.SdJwtVerifier.Expected;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SdJwtVerifierTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SdJwtType TYPE = SdJwtType.standard(SdJwtType.DEFAULT);
    private static final URI LIST = URI.create("https://hub.example/public/status/1");

    private final ECKey wallet = Learners.wallet();
    /** A moment on, as certificates are made while the test runs. */
    private final Instant now = Instant.now().plusSeconds(30);

    @Test
    void findsTheKeyInTheCertificateThatCameAlong() throws Exception {
        TestKey key = TestKey.certified();

        SdJwtVerdict verdict = new SdJwtVerifier(IssuerKeys.ofCertificates()).verify(seal(key), Expected.ANYTHING, now);

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.chain()).isEqualTo(key.chain());
        assertThat(verdict.claims()).containsEntry("family_name", "Ążuolas");
        assertThat(verdict.status()).isEqualTo(new SdJwtVerdict.Status(LIST, 42));
        assertThat(verdict.holderKey()).isNotNull();
        assertThat(verdict.holderProven()).isFalse();
    }

    @Test
    void doesNotTrustACertificateThatIsOver() throws Exception {
        SdJwtVerdict verdict = new SdJwtVerifier(IssuerKeys.ofCertificates())
                .verify(seal(TestKey.certified()), Expected.ANYTHING, now.plus(Duration.ofDays(36_500)));

        assertThat(verdict.findings()).extracting(Finding::rule).containsExactly("key");
        assertThat(verdict.claims()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://hub.example/public/oid4vci/tampere, key-1, true",
        "https://hub.example/public/oid4vci/tampere, key-2, false",
        "https://other.example, key-1, false",
    })
    void findsTheKeyInTheIssuersMetadata(String issuer, String keyId, boolean accepted) {
        for (TestKey key : List.of(TestKey.p256(), TestKey.ed25519())) {
            ObjectNode metadata = JSON.createObjectNode().put("issuer", issuer);
            Map<String, Object> jwk = PublicJwk.of(key.publicKey());
            metadata.putObject("jwks")
                    .putArray("keys")
                    .addObject()
                    .setAll((ObjectNode) JSON.valueToTree(jwk))
                    .put("kid", keyId);

            SdJwtVerdict verdict = new SdJwtVerifier(IssuerKeys.ofCertificates()
                            .or(IssuerKeys.ofMetadata(iss -> Optional.of(metadata.toString()))))
                    .verify(seal(key), Expected.ANYTHING, now);

            assertThat(verdict.accepted()).isEqualTo(accepted);
        }
    }

    @Test
    void putsPiecesBackIntoObjectsListsAndEachOther() {
        TestKey key = TestKey.p256();
        Credential nested =
                new Credential(new UUID(0, 1), "dc+sd-jwt", "application/json", """
                {"claims": {"vct": "urn:example:1", "course": {"title": "Ηθική", "outcomes": ["a", "b", "c"]}},
                 "disclosable": [["course"], ["course", "title"], ["course", "outcomes", null]]}
                """.getBytes(StandardCharsets.UTF_8));
        String sealed = Learners.text(new SdJwtSealer(key, Achievements.HUB, null, 1).seal(nested, now));
        SdJwtVerifier verifier = new SdJwtVerifier(asked -> Optional.of(key.publicKey()));

        SdJwtVerdict all = verifier.verify(sealed, Expected.ANYTHING, now);
        SdJwtVerdict nothing = verifier.verify(sealed.substring(0, sealed.indexOf('~') + 1), Expected.ANYTHING, now);
        // an inner piece without the one around it belongs to nothing that is told
        String inner = sealed.substring(0, sealed.indexOf('~') + 1) + sealed.split("~")[1] + "~";
        SdJwtVerdict orphan = verifier.verify(inner, Expected.ANYTHING, now);

        assertThat(all.findings()).isEmpty();
        assertThat(all.claims()).containsEntry("course", Map.of("title", "Ηθική", "outcomes", List.of("a", "b", "c")));
        assertThat(nothing.findings()).isEmpty();
        assertThat(nothing.claims()).doesNotContainKeys("course", "_sd", "_sd_alg");
        assertThat(orphan.findings()).extracting(Finding::rule).containsExactly("disclosure");
    }

    @Test
    void demandsTheHoldersProofWhereItIsAskedFor() {
        TestKey key = TestKey.p256();

        SdJwtVerdict verdict = new SdJwtVerifier(asked -> Optional.of(key.publicKey()))
                .verify(seal(key), new Expected(TYPE.vct(), "https://verifier.example", "nonce"), now);

        assertThat(verdict.findings()).extracting(Finding::rule).containsExactly("holder");
    }

    @Test
    void doesNotTakeAKeyOfAnotherKind() {
        TestKey key = TestKey.p256();

        SdJwtVerdict verdict = new SdJwtVerifier(
                        asked -> Optional.of(TestKey.ed25519().publicKey()))
                .verify(seal(key), Expected.ANYTHING, now);

        assertThat(verdict.findings()).extracting(Finding::rule).containsExactly("algorithm");
    }

    private String seal(TestKey key) {
        return Learners.text(new SdJwtSealer(key, Achievements.HUB, "key-1", 0)
                .seal(Learners.rendered(TYPE, Learners.LUKASZ, Learners.bound(wallet, LIST)), now));
    }
}
