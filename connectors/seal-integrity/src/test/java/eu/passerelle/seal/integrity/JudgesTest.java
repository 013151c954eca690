package eu.passerelle.seal.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.acceptance.Judge;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.openbadge.IssuerDid;
import eu.passerelle.credentials.openbadge.OpenBadgeRenderer;
import eu.passerelle.model.Credential;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Verifiers of others, with the publishers' contexts, on what we seal by our own tables of terms. */
@Tag("slow")
class JudgesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ThrowAwayKey KEY = ThrowAwayKey.make();
    private static final Instant AT = Instant.parse("2026-06-16T09:00:01Z");
    private static final String CLR = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json";

    static Stream<String> badges() {
        return Fixtures.all(issuer()).keySet().stream().filter(name -> name.startsWith("openbadge"));
    }

    static Stream<String> all() {
        return Fixtures.all(issuer()).keySet().stream();
    }

    private static URI issuer() {
        return URI.create(Multikey.did(KEY.publicKey()));
    }

    private static Credential fixture(String name) {
        return Fixtures.one(name, issuer());
    }

    private static JsonNode sealed(Credential credential) {
        DataIntegritySealer sealer = DataIntegritySealer.forKey(KEY, Achievements.HUB);
        return JSON.readTree(sealer.seal(credential, AT).content());
    }

    @Test
    void eachTermOfOursMeansWhatThePublisherSays() throws Exception {
        ObjectNode ours = JSON.createObjectNode();
        Contexts.addresses()
                .forEach(address -> ours.set(address, JSON.readTree(ContextDocument.of(Contexts.get(address)))));

        JsonNode verdict = ask("contexts.mjs", ours);

        assertThat(verdict.path("differences")).isEmpty();
        // no package has the context of CLR 2.0
        assertThat(verdict.path("compared").values())
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrderElementsOf(Contexts.addresses().stream()
                        .filter(address -> !address.equals(CLR))
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void digitalBazaarsLibraryVerifies(String name) throws Exception {
        JsonNode credential = sealed(fixture(name));

        JsonNode verdict = ask("data-integrity.mjs", question(credential));

        assertThat(verdict.path("error").asString()).isEmpty();
        assertThat(verdict.path("verified").asBoolean()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badges")
    void verifierOfTheDigitalCredentialsConsortiumVerifies(String name) throws Exception {
        JsonNode credential = withoutStatus(fixture(name));

        JsonNode verdict = ask("verifier-core.mjs", question(credential));

        assertThat(verdict.path("errors")).isEmpty();
        assertThat(verdict.path("verified").asBoolean()).isTrue();
        // its schemas are at purl.imsglobal.org, which no build can count on: this judge says nothing of the shape
        assertThat(verdict.path("steps").path("expiration").asBoolean()).isTrue();
    }

    /** The list of the fixtures does not exist, and this judge fetches it. */
    private static JsonNode withoutStatus(Credential credential) {
        ObjectNode document = (ObjectNode) JSON.readTree(credential.content());
        document.remove("credentialStatus");
        return sealed(new Credential(
                credential.id(), credential.format(), credential.mediaType(), JSON.writeValueAsBytes(document)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"verifier-core.mjs", "data-integrity.mjs"})
    void bothRefuseATamperedCopy(String judge) throws Exception {
        JsonNode credential = withoutStatus(fixture("openbadge odd letters"));
        ((ObjectNode) credential.at("/credentialSubject/achievement")).put("name", "Tietotaito");
        JsonNode grade = withoutStatus(fixture("openbadge full"));
        ((ObjectNode) grade.at("/credentialSubject/result/0")).put("value", "5");

        assertThat(ask(judge, question(credential)).path("verified").asBoolean(true))
                .isFalse();
        assertThat(ask(judge, question(grade)).path("verified").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verifier-core.mjs", "data-integrity.mjs"})
    void bothFindTheKeyByTheIssuersDidOverHttps(String judge, @TempDir Path folder) throws Exception {
        try (IssuerServer server = new IssuerServer(folder, "tampere", KEY.publicKey())) {
            Credential badge =
                    OpenBadgeRenderer.forProof(IssuerDid.web(server.address())).render(Achievements.full());
            DataIntegritySealer sealer =
                    DataIntegritySealer.forIssuers(KEY, Achievements.HUB, IssuerDid.base(server.address()));
            JsonNode credential = JSON.readTree(sealer.seal(badge, AT).content());
            Judge trusting = Judge.of(judge).trusting(server.certificate());

            JsonNode verdict = JSON.readTree(trusting.ask(JSON.writeValueAsString(question(credential))));
            ((ObjectNode) credential.at("/credentialSubject/result/0")).put("value", "5");
            JsonNode tampered = JSON.readTree(trusting.ask(JSON.writeValueAsString(question(credential))));

            assertThat(verdict.path("verified").asBoolean())
                    .as(verdict.toString())
                    .isTrue();
            assertThat(tampered.path("verified").asBoolean(true)).isFalse();
        }
    }

    private static JsonNode question(JsonNode credential) {
        ObjectNode question = JSON.createObjectNode().set("credential", credential);
        question.putObject("contexts").set(CLR, JSON.readTree(ContextDocument.of(Contexts.get(CLR))));
        return question;
    }

    private static JsonNode ask(String script, JsonNode question) throws Exception {
        return JSON.readTree(Judge.of(script).ask(JSON.writeValueAsString(question)));
    }
}
