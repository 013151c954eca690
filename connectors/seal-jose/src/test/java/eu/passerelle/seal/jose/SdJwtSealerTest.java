package eu.passerelle.seal.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import eu.passerelle.connectors.CredentialSealer.DataToSeal;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.sdjwt.SdJwtType;
import eu.passerelle.model.Credential;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SdJwtSealerTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SdJwtType TYPE = SdJwtType.standard(SdJwtType.DEFAULT);
    private static final Instant AT = Instant.parse("2026-07-01T12:00:00Z");

    private final TestKey key = TestKey.p256();
    private final ECKey wallet = Learners.wallet();
    private final Credential rendered = Learners.rendered(TYPE, Learners.ASE, Learners.bound(wallet, null));

    @Test
    void tellsNothingThatTheHolderMayKeepBack() {
        String sealed = Learners.text(new SdJwtSealer(key, Achievements.HUB, "key-1", 0).seal(rendered, AT));

        String told = new String(Base64.getUrlDecoder().decode(sealed.split("[.~]")[1]), StandardCharsets.UTF_8);
        JsonNode claims = JSON.readTree(told);
        assertThat(sealed).endsWith("~");
        assertThat(told).doesNotContain("Åse", "Ødegård", "H100200", "81 h");
        assertThat(claims.path("_sd").size()).isEqualTo(10);
        assertThat(claims.path("_sd_alg").asString()).isEqualTo("sha-256");
        assertThat(claims.path("achievement_title").asString()).isEqualTo("Datan etiikka");
        assertThat(claims.path("iat").asLong()).isEqualTo(AT.getEpochSecond());
        // the achievement ends before the type's five years are over
        assertThat(claims.path("exp").asLong())
                .isEqualTo(Instant.parse("2031-06-16T09:00:00Z").getEpochSecond());
        assertThat(claims.at("/cnf/jwk").has("d")).isFalse();
    }

    @Test
    void namesTypeAlgorithmAndKeyInTheHeader() throws Exception {
        TestKey certified = TestKey.certified();

        JsonNode bare = header(new SdJwtSealer(key, Achievements.HUB, "key-1", 0).seal(rendered, AT));
        JsonNode withChain =
                header(new SdJwtSealer(certified, Achievements.HUB, null, 0).seal(rendered, Instant.now()));

        assertThat(bare.toString()).isEqualTo("{\"alg\":\"ES256\",\"typ\":\"dc+sd-jwt\",\"kid\":\"key-1\"}");
        assertThat(withChain.path("x5c").size()).isEqualTo(1);
        assertThat(withChain.has("kid")).isFalse();
    }

    @Test
    void makesEveryCopyAnother() {
        SdJwtSealer sealer = new SdJwtSealer(key, Achievements.HUB, "key-1", 0);

        String[] one = Learners.text(sealer.seal(rendered, AT)).split("~");
        String[] other = Learners.text(sealer.seal(rendered, AT)).split("~");

        assertThat(one).hasSameSizeAs(other).doesNotContain(other);
        assertThat(claims(one[0]).path("jti")).isNotEqualTo(claims(other[0]).path("jti"));
    }

    @Test
    void mixesDecoysAmongTheDigests() {
        String sealed = Learners.text(new SdJwtSealer(key, Achievements.HUB, "key-1", 5).seal(rendered, AT));

        JsonNode digests = claims(sealed.split("~")[0]).path("_sd");
        assertThat(digests.size()).isEqualTo(15);
        assertThat(digests.valueStream().map(JsonNode::asString)).isSorted();
    }

    @Test
    void sealsInThreeSteps() {
        SdJwtSealer sealer = new SdJwtSealer(key, Achievements.HUB, "key-1", 0);

        DataToSeal data = sealer.prepare(rendered, AT);
        byte[] elsewhere = key.sign(data.toSign());
        Credential sealed = sealer.finish(data, elsewhere);

        assertThat(new SdJwtVerifier(asked -> java.util.Optional.of(key.publicKey()))
                        .verify(Learners.text(sealed), SdJwtVerifier.Expected.ANYTHING, AT)
                        .findings())
                .isEmpty();
        assertThat(sealed.mediaType()).isEqualTo("application/dc+sd-jwt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"claims\":1}",
                "{\"claims\":{},\"until\":\"2026-07-01T12:00:00Z\"}",
                "{\"claims\":{},\"lifetime\":\"two years\"}",
                "{\"claims\":{\"_sd\":1},\"disclosable\":[[\"_sd\"]]}"
            })
    void doesNotSealWhatIsNoneOrOver(String content) {
        Credential none = new Credential(
                new UUID(0, 1), "dc+sd-jwt", "application/json", content.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> new SdJwtSealer(key, Achievements.HUB, null, 0).seal(none, AT))
                .isInstanceOf(CredentialInvalid.class);
    }

    @Test
    void doesNotSealWithACertificateThatIsOver() throws Exception {
        SdJwtSealer sealer = new SdJwtSealer(TestKey.certified(), Achievements.HUB, null, 0);

        assertThatThrownBy(() -> sealer.seal(rendered, Instant.parse("2066-01-01T00:00:00Z")))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("keys");
        assertThat(sealer.validUntil()).isBefore(Instant.parse("2066-01-01T00:00:00Z"));
    }

    private static JsonNode header(Credential sealed) {
        return JSON.readTree(Base64.getUrlDecoder().decode(Learners.text(sealed).split("\\.")[0]));
    }

    private static JsonNode claims(String jws) {
        return JSON.readTree(Base64.getUrlDecoder().decode(jws.split("\\.")[1]));
    }
}
