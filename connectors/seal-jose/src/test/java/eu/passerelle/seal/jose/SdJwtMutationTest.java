package eu.passerelle.seal.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import eu.passerelle.acceptance.Judge;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.sdjwt.SdJwtType;
import eu.passerelle.seal.jose.SdJwtVerifier.Expected;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The proof: nothing that the format forbids passes our verifier, and nothing that another verifier refuses. */
class SdJwtMutationTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SdJwtType TYPE = SdJwtType.standard(SdJwtType.DEFAULT);
    private static final URI LIST = URI.create("https://hub.example/public/status/1");

    private final TestKey key = TestKey.p256();
    private final SdJwtVerifier verifier = new SdJwtVerifier(asked -> Optional.of(key.publicKey()));
    private final ECKey wallet = Learners.wallet();
    private final Instant now = Instant.now();
    private final String valid = Learners.text(new SdJwtSealer(key, Achievements.HUB, "key-1", 0)
            .seal(Learners.rendered(TYPE, Learners.LUKASZ, Learners.bound(wallet, LIST)), now));

    @Test
    void refusesEveryMutation() {
        Map<String, String> mutations = SdJwtMutations.of(valid, key);
        List<String> accepted = new ArrayList<>();

        mutations.forEach((name, mutation) -> {
            if (verifier.verify(mutation, new Expected(TYPE.vct(), null, null), now)
                    .accepted()) {
                accepted.add(name);
            }
        });

        assertThat(verifier.verify(valid, new Expected(TYPE.vct(), null, null), now)
                        .findings())
                .isEmpty();
        assertThat(mutations).hasSizeGreaterThan(200);
        assertThat(accepted).isEmpty();
    }

    @Test
    @Tag("slow")
    void refusesWhatAnotherVerifierRefuses() throws Exception {
        Map<String, String> mutations = SdJwtMutations.of(valid, key);
        ObjectNode input = JSON.createObjectNode().set("key", JSON.valueToTree(PublicJwk.of(key.publicKey())));
        ObjectNode credentials = input.putObject("credentials");
        credentials.put("valid", valid);
        mutations.forEach(credentials::put);

        JsonNode verdicts = JSON.readTree(Judge.of("sd-jwt-vc-many.mjs").ask(input.toString()));

        assertThat(verdicts.path("valid").asString("")).isEmpty();
        long refused = mutations.keySet().stream()
                .filter(name -> !verdicts.path(name).asString("").isEmpty())
                .count();
        System.getLogger(SdJwtMutationTest.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "mutations of an SD-JWT VC: " + mutations.size() + ", refused by ours: all, by the judge: "
                                + refused);
        assertThat(refused).isGreaterThan(60);
    }
}
