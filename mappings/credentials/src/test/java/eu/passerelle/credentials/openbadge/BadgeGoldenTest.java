package eu.passerelle.credentials.openbadge;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.elm.Achievements;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Golden files: invented achievements as badges and as learner records. After a change that is meant, run with
 * {@code -Dpasserelle.golden=write} and review the difference.
 */
class BadgeGoldenTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Path FOLDER = Path.of("src/test/resources/eu/passerelle/credentials/openbadge/golden");

    @Test
    void writesTheFullAchievementForAHolder() throws IOException {
        assertGolden("full.json", Badges.badge(Achievements.full(), Badges.BOUND));
    }

    @Test
    void writesTheBareAchievement() throws IOException {
        assertGolden("bare.json", Badges.badge(Achievements.bare(), Binding.NONE));
    }

    @Test
    void writesTheLearnerRecordOfAStack() throws IOException {
        assertGolden("record.json", Badges.record(Achievements.full(), Binding.NONE));
    }

    private static void assertGolden(String name, JsonNode document) throws IOException {
        String written = JSON.writeValueAsString(document).replace("\r\n", "\n") + "\n";
        Path golden = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("passerelle.golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, written);
        }

        assertThat(written).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    }
}
