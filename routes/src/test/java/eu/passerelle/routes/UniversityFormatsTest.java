package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code formats:} of a university's file makes the hub issue to wallets. */
class UniversityFormatsTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @Test
    void isTheEudiCredentialAndBadgesWhereNothingIsSaid() throws Exception {
        FormatsScene scene = new FormatsScene(home, "");

        assertThat(scene.ids()).containsExactly("eudi-learning-credential", "open-badge", "open-badge-jwt");
    }

    @Test
    void areTypesOfTheHubAndOfTheOperator() throws Exception {
        Files.createDirectories(home.resolve("types"));
        Files.writeString(home.resolve("types/ours.json"), """
                {"vct": "urn:example:ours:1", "name": "Ours", "lifetime": "P1Y", "claims": [
                  {"path": ["title"], "from": "achievement.title", "sd": "never", "mandatory": true}]}
                """);
        FormatsScene scene = new FormatsScene(
                home, "formats: {sdJwt: [dc4eu-micro-credential, dc4eu-diploma, dc4eu-elm, types/ours.json]}\n");

        assertThat(scene.ids())
                .containsExactly(
                        "dc4eu-micro-credential", "dc4eu-diploma", "dc4eu-elm", "ours", "open-badge", "open-badge-jwt");
        for (String id : List.of("dc4eu-micro-credential", "dc4eu-diploma", "dc4eu-elm", "ours")) {
            String sealed = scene.seal(id, scene.bound(false));
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(sealed.split("\\.")[1]));
            assertThat(claims.path("vct").asString())
                    .isEqualTo(scene.one(id).type().get("vct"));
        }
        assertThat(scene.one("ours").type()).containsEntry("vct", "urn:example:ours:1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            formats: {sdJwt: [dc4eu-mikro]}                                          | dc4eu-diploma
            formats: {sdJwt: [types/lost.json]}                                      | lost.json cannot be read
            formats: {sdJwt: [dc4eu-elm, dc4eu-elm]}                                 | stands twice
            formats: {ebsi: {did: "did:web:hub.example", schema: "https://x.eu/s"}}  | did:ebsi
            formats: {ebsi: {schema: "https://x.eu/s"}}                              | formats.ebsi.did
            formats: {ebis: {}}                                                      | did you mean 'ebsi'
            """)
    void refusesWhatCannotBeIssued(String line, String told) {
        assertThatThrownBy(() -> new FormatsScene(home, line + "\n"))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining(told)
                .hasMessageContaining("tampere.yaml");
    }
}
