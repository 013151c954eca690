package eu.passerelle.seal.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.acceptance.Judge;
import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.HolderKey;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.openbadge.IssuerDid;
import eu.passerelle.credentials.openbadge.OpenBadgeRenderer;
import eu.passerelle.model.Credential;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Open Badges as JWT, verified by the jose library of others. */
class VcJwtSealerTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final URI HUB = URI.create("https://hub.example/");
    private static final Binding BOUND = new Binding(
            new HolderKey(Map.of("kty", "EC"), "did:key:zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv"), List.of());

    static Stream<TestKey> keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair rsa = generator.generateKeyPair();
        return Stream.of(
                TestKey.p256(), TestKey.ed25519(), new TestKey("RS256", rsa.getPublic(), rsa.getPrivate(), List.of()));
    }

    private static String sealed(TestKey key, Binding binding) {
        Credential badge = OpenBadgeRenderer.forJwt(IssuerDid.web(HUB)).render(Achievements.full(), binding);
        VcJwtSealer sealer = new VcJwtSealer(key, Achievements.HUB, IssuerDid.base(HUB));
        Credential sealed = sealer.seal(badge, Instant.parse("2026-06-16T09:00:00Z"));
        return new String(sealed.content(), StandardCharsets.US_ASCII);
    }

    private static JsonNode ask(String jwt) throws Exception {
        ObjectNode question = JSON.createObjectNode().put("jwt", jwt);
        return JSON.readTree(Judge.of("open-badge-jwt.mjs").ask(JSON.writeValueAsString(question)));
    }

    @ParameterizedTest(name = "{0}")
    @Tag("slow")
    @MethodSource("keys")
    void areVerifiedByOthers(TestKey key) throws Exception {
        JsonNode verdict = ask(sealed(key, BOUND));

        assertThat(verdict.path("error").asString("")).isEmpty();
        JsonNode payload = verdict.path("payload");
        assertThat(payload.path("iss").asString()).isEqualTo("did:web:hub.example:public:issuers:tampere");
        assertThat(payload.path("iss")).isEqualTo(payload.at("/issuer/id"));
        assertThat(payload.path("jti")).isEqualTo(payload.path("id"));
        assertThat(payload.path("sub")).isEqualTo(payload.at("/credentialSubject/id"));
        assertThat(payload.path("nbf").asLong()).isEqualTo(1_781_600_400L);
        assertThat(payload.path("exp").asLong()).isEqualTo(1_939_366_800L);
        assertThat(payload.at("/credentialSubject/identifier/0/identityHash").asString())
                .isEqualTo("Μαρία Παπαδοπούλου");
        assertThat(verdict.path("header").propertyNames()).containsExactlyInAnyOrder("alg", "typ", "kid", "jwk");
        assertThat(verdict.at("/header/kid").asString())
                .isEqualTo("did:web:hub.example:public:issuers:tampere#" + VcJwtSealer.keyName(key.publicKey()));
        assertThat(verdict.at("/header/jwk").has("d")).isFalse();
    }

    @Test
    @Tag("slow")
    void areRefusedWhenTampered() throws Exception {
        String[] parts = sealed(TestKey.p256(), Binding.NONE).split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String better = payload.replace("\"creditsEarned\":3", "\"creditsEarned\":30");
        assertThat(better).isNotEqualTo(payload);
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(better.getBytes(StandardCharsets.UTF_8));

        JsonNode verdict = ask(String.join(".", parts));

        assertThat(verdict.path("verified").asBoolean(true)).isFalse();
        assertThat(verdict.path("error").asString()).contains("ERR_JWS_SIGNATURE_VERIFICATION_FAILED");
    }

    @Test
    @Tag("slow")
    void haveNoSubjectClaimWhereTheyAreBoundToNobody() throws Exception {
        assertThat(ask(sealed(TestKey.p256(), Binding.NONE)).path("payload").has("sub"))
                .isFalse();
    }

    @Test
    void areSignedOnlyForTheIssuersWhoseKeyItIs() {
        VcJwtSealer sealer = new VcJwtSealer(TestKey.p256(), Achievements.HUB, "did:web:other.example:");
        Credential badge = OpenBadgeRenderer.forJwt(IssuerDid.web(HUB)).render(Achievements.full());

        assertThatThrownBy(() -> sealer.prepare(badge, Instant.EPOCH))
                .isInstanceOf(CredentialInvalid.class)
                .hasMessageContaining("is none of");
    }
}
