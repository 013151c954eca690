package eu.passerelle.seal.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.acceptance.Judge;
import eu.passerelle.credentials.clr.ClrRenderer;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.model.Credential;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Verifiers of others, with the publishers' contexts, on what we seal by our own tables of terms. */
class JudgesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ThrowAwayKey KEY = ThrowAwayKey.make();
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

    private static Map<String, Credential> fixtures() {
        return Fixtures.all(issuer());
    }

    private static JsonNode sealed(Credential credential) {
        DataIntegritySealer sealer = new DataIntegritySealer(KEY, Achievements.HUB, Multikey.method(KEY.publicKey()));
        return JSON.readTree(
                sealer.seal(credential, Instant.parse("2026-06-16T09:00:01Z")).content());
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
        JsonNode credential = sealed(fixtures().get(name));

        JsonNode verdict = ask("data-integrity.mjs", question(credential));

        assertThat(verdict.path("error").asString()).isEmpty();
        assertThat(verdict.path("verified").asBoolean()).isTrue();
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
