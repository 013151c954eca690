package eu.passerelle.seal.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Credential;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What our reader says of a document is what titanium says of it, byte by byte. */
@Tag("slow")
class CanonicalFormTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<Map.Entry<String, Credential>> credentials() {
        return Fixtures.all(URI.create("did:web:hub.example:public:issuers:tampere")).entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("credentials")
    void isTitaniumsForEveryCredential(Map.Entry<String, Credential> credential) {
        String json = new String(credential.getValue().content(), StandardCharsets.UTF_8);

        String ours = CanonicalForm.of(Statements.of(JSON.readTree(json), Scope.root()));

        assertThat(ours).isEqualTo(LibraryReading.canonical(json));
        assertThat(ours.lines().count()).isGreaterThan(25);
    }

    /** Documents as no renderer writes them: where our reader takes one, it reads it as titanium does. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("credentials")
    void isTitaniumsForWhateverOursTakes(Map.Entry<String, Credential> credential) {
        Random random = new Random(credential.getKey().hashCode());
        int taken = 0;

        for (int i = 0; i < 25; i++) {
            JsonNode document = JSON.readTree(credential.getValue().content());
            for (int change = 0; change < 3; change++) {
                Scrambling.scramble(document, random);
            }
            String ours;
            try {
                ours = CanonicalForm.of(Statements.of(document, Scope.root()));
            } catch (NotUnderstood e) {
                continue;
            }
            taken++;
            String json = JSON.writeValueAsString(document);
            assertThat(ours).as(json).isEqualTo(LibraryReading.canonical(json));
        }

        assertThat(taken).isGreaterThan(5);
    }
}
