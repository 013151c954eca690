package eu.passerelle.credentials.elm;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Achievement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Golden files: the two invented achievements and the whole credential of each, with the pictures cut out. After a change
 * that is meant, run with {@code -Dpasserelle.golden=write} and review the difference.
 */
class ElmGoldenTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Path FOLDER = Path.of("src/test/resources/eu/passerelle/credentials/elm/golden");

    @Test
    void writesTheFullAchievement() throws IOException {
        assertGolden("full.json", Achievements.full());
    }

    @Test
    void writesTheBareAchievement() throws IOException {
        assertGolden("bare.json", Achievements.bare());
    }

    private static void assertGolden(String name, Achievement achievement) throws IOException {
        JsonNode credential =
                JSON.readTree(ElmRenderer.standard().render(achievement).content());
        cutPictures(credential);
        String written = JSON.writeValueAsString(credential).replace("\r\n", "\n") + "\n";
        Path golden = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("passerelle.golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, written);
        }

        assertThat(written).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    }

    private static void cutPictures(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("contentType")) {
            assertThat(object.get("content").asString()).startsWith("iVBORw0KGgo");
            object.put("content", "(picture)");
        }
        node.forEach(ElmGoldenTest::cutPictures);
    }
}
