package eu.passerelle.seal.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import eu.passerelle.acceptance.Judge;
import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.elm.ElmRenderer;
import eu.passerelle.credentials.sdjwt.SdJwtRenderer;
import eu.passerelle.credentials.sdjwt.SdJwtType;
import eu.passerelle.model.Credential;
import eu.passerelle.model.PersonName;
import eu.passerelle.simulators.SimulatedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What we seal, judged by {@code @sd-jwt/sd-jwt-vc}. */
@Tag("slow")
class SdJwtJudgeTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Judge JUDGE = Judge.of("sd-jwt-vc.mjs");
    private static final SdJwtType TYPE = SdJwtType.standard(SdJwtType.DEFAULT);

    private final TestKey key = TestKey.p256();
    private final ECKey wallet = Learners.wallet();

    static Iterable<PersonName> learners() {
        return Learners.all();
    }

    @ParameterizedTest
    @MethodSource("learners")
    void verifiesNamesOfEveryAlphabet(PersonName name) throws Exception {
        String sealed = seal(key, TYPE, name, Learners.bound(wallet, null));

        JsonNode verdict = ask(input(sealed, key));

        assertThat(verdict.path("error").asString("")).isEmpty();
        assertThat(verdict.path("claims").path("family_name").asString()).isEqualTo(name.family());
        assertThat(verdict.path("claims").path("given_name").asString()).isEqualTo(name.given());
        assertThat(verdict.path("claims").path("learning_outcomes").size()).isEqualTo(2);
        assertThat(verdict.path("claims").path("level_of_learning_experience").asInt())
                .isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eudi-learning-credential", "dc4eu-micro-credential", "dc4eu-diploma", "dc4eu-elm"})
    void verifiesEveryTypeAndItsMetadata(String name) throws Exception {
        SdJwtType type = SdJwtType.standard(name);
        ObjectNode input = input(seal(key, type, Learners.ASE, Learners.bound(wallet, null)), key);
        input.set("metadata", JSON.readTree(type.metadata()));

        JsonNode verdict = ask(input);

        assertThat(verdict.path("error").asString("")).isEmpty();
        assertThat(verdict.path("claims").path("vct").asString()).isEqualTo(type.vct());
    }

    @Test
    void findsTheKeyInTheCertificate() throws Exception {
        TestKey certified = TestKey.certified();
        ObjectNode input = JSON.createObjectNode()
                .put("credential", seal(certified, TYPE, Learners.LUKASZ, Learners.bound(wallet, null)));

        JsonNode verdict = ask(input);

        assertThat(verdict.path("error").asString("")).isEmpty();
        assertThat(verdict.path("verified").asBoolean()).isTrue();
    }

    @Test
    void findsTheKeyWhereTheIssuerPublishesIt() throws Exception {
        ObjectNode metadata = JSON.createObjectNode();
        metadata.putObject("jwks")
                .putArray("keys")
                .addObject()
                .setAll((ObjectNode) JSON.valueToTree(PublicJwk.of(key.publicKey())))
                .put("kid", "key-1");
        try (SimulatedServer server = new SimulatedServer(
                0,
                exchange -> SimulatedServer.send(
                        exchange,
                        exchange.getRequestURI().getPath().equals("/.well-known/jwt-vc-issuer/tampere") ? 200 : 404,
                        "application/json",
                        JSON.writeValueAsBytes(metadata)))) {
            URI issuer = server.address().resolve("/tampere");
            metadata.put("issuer", issuer.toString());
            Credential rendered = new SdJwtRenderer(TYPE, university -> issuer, ElmRenderer.standard())
                    .render(Learners.achievement(Learners.ELENI), Learners.bound(wallet, null));

            JsonNode verdict = ask(JSON.createObjectNode().put("credential", seal(key, rendered)));

            assertThat(verdict.path("error").asString("")).isEmpty();
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void letsTheHolderShowOnePieceAndProveTheKey() throws Exception {
        ObjectNode input = input(seal(key, TYPE, Learners.ELENI, Learners.bound(wallet, null)), key);
        input.set("holder", JSON.readTree(wallet.toJSONString()));
        input.putObject("disclose").put("family_name", true);

        JsonNode verdict = ask(input);

        assertThat(verdict.path("error").asString("")).isEmpty();
        assertThat(verdict.path("keyBinding").asBoolean()).isTrue();
        assertThat(verdict.path("claims").path("family_name").asString()).isEqualTo("Παπαδοπούλου");
        assertThat(verdict.path("claims").has("given_name")).isFalse();
        assertThat(verdict.path("claims").has("learner_identification")).isFalse();
        // the other way round: ours accepts what that wallet has presented
        SdJwtVerdict ours = new SdJwtVerifier(asked -> Optional.of(key.publicKey()))
                .verify(
                        verdict.path("presented").asString(),
                        new SdJwtVerifier.Expected(TYPE.vct(), "https://verifier.example", "n-0S6_WzA2Mj"),
                        Instant.now());
        assertThat(ours.findings()).isEmpty();
        assertThat(ours.holderProven()).isTrue();
        assertThat(ours.claims()).containsKey("family_name").doesNotContainKey("given_name");
    }

    @Test
    void refusesTheProofOfAnotherKey() throws Exception {
        ObjectNode input = input(seal(key, TYPE, Learners.ELENI, Learners.bound(wallet, null)), key);
        input.set("holder", JSON.readTree(Learners.wallet().toJSONString()));

        JsonNode verdict = ask(input);

        assertThat(verdict.path("verified").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void asksTheStatusListThatWeName(boolean revoked) throws Exception {
        try (SimulatedServer lists = new SimulatedServer(
                0,
                exchange -> SimulatedServer.send(
                        exchange,
                        200,
                        "application/statuslist+jwt",
                        statusList("http://localhost" + exchange.getRequestURI(), revoked)
                                .getBytes(StandardCharsets.US_ASCII)))) {
            URI list = lists.address().resolve("/public/status/1");
            String sealed = seal(key, TYPE, Learners.LUKASZ, Learners.bound(wallet, list));

            JsonNode verdict = ask(input(sealed, key));

            assertThat(verdict.path("verified").asBoolean()).isEqualTo(!revoked);
            assertThat(lists.requests()).isEqualTo(1);
        }
    }

    @Test
    void refusesATamperedCopy() throws Exception {
        String sealed = seal(key, TYPE, Learners.ASE, Learners.bound(wallet, null));
        String[] parts = sealed.split("[.~]");
        ObjectNode claims = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        claims.put("achievement_title", "Doctor of Everything");
        String otherClaims = sealed.replace(parts[1], CompactJws.base64Url(JSON.writeValueAsBytes(claims)));
        String otherGrade = sealed.replace(
                parts[3],
                CompactJws.base64Url("[\"c2FsdA\",\"assessment_grade\",\"5\"]".getBytes(StandardCharsets.UTF_8)));

        assertThat(ask(input(otherClaims, key)).path("verified").asBoolean()).isFalse();
        // the judge drops a disclosure that fits no digest, where ours refuses the whole
        assertThat(ask(input(otherGrade, key))
                        .path("claims")
                        .path("assessment_grade")
                        .asString(""))
                .isNotEqualTo("5");
        assertThat(new SdJwtVerifier(asked -> Optional.of(key.publicKey()))
                        .verify(otherGrade, SdJwtVerifier.Expected.ANYTHING, Instant.now())
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("disclosure");
        assertThat(ask(input(sealed, TestKey.p256())).path("verified").asBoolean())
                .isFalse();
    }

    private String statusList(String address, boolean revoked) throws IOException {
        byte[] bits = new byte[16];
        if (revoked) {
            bits[42 / 8] = 1 << (42 % 8);
        }
        ByteArrayOutputStream zlib = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(zlib)) {
            deflater.write(bits);
        }
        ObjectNode claims = JSON.createObjectNode()
                .put("sub", address)
                .put("iat", Instant.now().getEpochSecond());
        claims.putObject("status_list").put("bits", 1).put("lst", CompactJws.base64Url(zlib.toByteArray()));
        byte[] toSign = new CompactJws(key, "statuslist+jwt", null, false).toSign(JSON.writeValueAsBytes(claims));
        return CompactJws.finish(toSign, key.sign(toSign));
    }

    private static String seal(TestKey key, SdJwtType type, PersonName name, Binding binding) {
        return seal(key, Learners.rendered(type, name, binding));
    }

    private static String seal(TestKey key, Credential rendered) {
        return Learners.text(new SdJwtSealer(key, Achievements.HUB, "key-1", 2).seal(rendered, Instant.now()));
    }

    private static ObjectNode input(String sealed, TestKey key) {
        Map<String, Object> jwk = PublicJwk.of(key.publicKey());
        return JSON.createObjectNode().put("credential", sealed).set("key", JSON.valueToTree(jwk));
    }

    private static JsonNode ask(JsonNode input) throws Exception {
        return JSON.readTree(JUDGE.ask(input.toString()));
    }
}
