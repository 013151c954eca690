package eu.passerelle.seal.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.acceptance.Judge;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.CredentialInvalid;
import eu.passerelle.credentials.ebsi.DidKey;
import eu.passerelle.credentials.ebsi.EbsiIssuer;
import eu.passerelle.credentials.ebsi.EbsiRenderer;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.model.Credential;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The proof: nothing that EBSI's own verifier refuses passes ours, and nothing that the format forbids. */
class EbsiMutationTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant AT = Instant.parse("2026-07-01T00:00:00Z");

    private final TestKey key = TestKey.p256();
    private final String did = DidKey.of(PublicJwk.of(key.publicKey()));
    private final EbsiIssuer issuer = new EbsiIssuer(
            did,
            URI.create("https://api-pilot.ebsi.eu/trusted-schemas-registry/v3/schemas/"
                    + "z3MgUFUkb722uq4x3dv5yAJmnNmzDFeK5UC8x83QoeLJM"),
            List.of(),
            null,
            null);
    private final Credential rendered = new EbsiRenderer(university -> issuer)
            .render(Learners.achievement(Learners.ELENI), Learners.bound(Learners.wallet(), null));
    private final String valid =
            Learners.text(new EbsiSealer(key, Achievements.HUB, DidKey.keyId(did)).seal(rendered, AT));
    private final EbsiVerifier verifier = new EbsiVerifier(asked -> Optional.ofNullable(asked.keyId())
            .flatMap(keyId -> DidKey.jwk(keyId.split("#")[0]))
            .flatMap(jwk -> PublicJwk.read(JSON.writeValueAsString(jwk))));

    @Test
    void refusesEveryMutation() {
        Map<String, String> mutations = EbsiMutations.of(valid, key);

        List<String> accepted = mutations.entrySet().stream()
                .filter(mutation -> verifier.verify(mutation.getValue(), AT).accepted())
                .map(Map.Entry::getKey)
                .toList();

        AttestationVerdict verdict = verifier.verify(valid, AT);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.attestation()).containsEntry("issuer", did);
        assertThat(mutations).hasSizeGreaterThan(200);
        assertThat(accepted).isEmpty();
    }

    @Test
    @Tag("slow")
    void refusesWhatTheVerifierOfEbsiRefuses() throws Exception {
        Map<String, String> mutations = EbsiMutations.of(valid, key);
        ObjectNode input = JSON.createObjectNode().put("at", AT.getEpochSecond());
        ObjectNode credentials = input.putObject("credentials");
        credentials.put("valid", valid);
        mutations.forEach(credentials::put);

        JsonNode verdicts = JSON.readTree(Judge.of("ebsi-attestation.mjs").ask(input.toString()));

        assertThat(verdicts.path("valid").asString("missing")).isEmpty();
        List<String> onlyOurs = mutations.keySet().stream()
                .filter(name -> verdicts.path(name).asString("").isEmpty())
                .toList();
        System.getLogger(EbsiMutationTest.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "mutations of an attestation: " + mutations.size() + ", refused by ours: all, only by ours: "
                                + onlyOurs);
        assertThat(onlyOurs).hasSizeLessThan(mutations.size() / 5);
    }

    @Test
    void doesNotSealForAnotherIssuerOrWithAKeyThatEbsiDoesNotKnow() throws Exception {
        EbsiSealer other = new EbsiSealer(key, Achievements.HUB, "did:ebsi:zxaYaUtb8pvoAtYNWbKcveg#1");
        TestKey certified = TestKey.certified();

        assertThatThrownBy(() -> other.seal(rendered, AT))
                .isInstanceOf(CredentialInvalid.class)
                .hasMessageContaining("did:ebsi:zxaYaUtb8pvoAtYNWbKcveg");
        assertThatThrownBy(() -> new EbsiSealer(key, Achievements.HUB, "key-1"))
                .isInstanceOf(ConfigurationInvalid.class);
        assertThatThrownBy(() -> new EbsiSealer(certified, Achievements.HUB, "did:ebsi:z1#1"))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("ES384");
    }
}
