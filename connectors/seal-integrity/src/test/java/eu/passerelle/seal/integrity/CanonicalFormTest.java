package eu.passerelle.seal.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Credential;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What our reader says of a document is what titanium says of it, byte by byte. */
class CanonicalFormTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<Map.Entry<String, Credential>> credentials() {
        return Fixtures.all(URI.create("did:web:hub.example:public:issuers:tampere")).entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("credentials")
    void isTitaniumsForEveryCredential(Map.Entry<String, Credential> credential) {
        String json = new String(credential.getValue().content(), StandardCharsets.UTF_8);

        String ours = CanonicalForm.of(Statements.of(JSON.readTree(json)));

        assertThat(ours).isEqualTo(LibraryReading.canonical(json));
        assertThat(ours.lines().count()).isGreaterThan(25);
    }
}
