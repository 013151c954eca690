package eu.passerelle.portal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.passerelle.acceptance.Chromium;
import eu.passerelle.acceptance.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page in a real browser: a file chosen, dropped, pasted; on a phone and a desktop, light and dark; axe on all. */
@Tag("slow")
class VerifyBrowserTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path files;

    private String chromium = "";

    @BeforeEach
    void findBrowser() {
        Optional<String> found = Chromium.find();
        assumeTrue(found.isPresent(), Chromium.ABSENT);
        chromium = found.get();
    }

    @Test
    void saysInPlainWordsWhatItFinds() throws IOException, InterruptedException {
        String base = SampleVerifier.page().toString();
        List<Map<String, String>> steps = List.of(
                Map.of("go", "?lang=en"),
                Map.of("mark", "empty"),
                Map.of("file", write("good.json", SampleVerifier.good())),
                Map.of("mark", "good"),
                Map.of("go", "?lang=en"),
                Map.of("drop", write("changed.json", SampleVerifier.changed())),
                Map.of("mark", "changed"),
                Map.of("go", "?lang=de"),
                Map.of("text", SampleVerifier.strange()),
                Map.of("mark", "strange"),
                Map.of("go", "?lang=de"),
                Map.of("text", "https://10.0.0.1/credential.json"),
                Map.of("mark", "link"));

        JsonNode seen = JSON.readTree(Judge.once("verify-browser.mjs")
                .ask(JSON.writeValueAsString(Map.of(
                        "executable",
                        chromium,
                        "shots",
                        Path.of("target", "verify-shots").toAbsolutePath().toString(),
                        "looks",
                        System.getProperty("looks", ""),
                        "base",
                        base,
                        "do",
                        steps))));

        assertThat(seen.path("violations")).as("axe").isEmpty();
        assertThat(seen.path("overflow")).as("wider than the screen").isEmpty();
        assertThat(seen.path("refused")).as("against the page's own policy").isEmpty();
        assertThat(titles(seen))
                .containsExactly(
                        "Verify a credential",
                        "Valid – Verify a credential",
                        "Not valid – Verify a credential",
                        "Gültig, aber Herkunft nicht bestätigt – Einen Nachweis prüfen",
                        "Einen Nachweis prüfen");
        assertThat(seen.at("/pages/1/text").asString())
                .contains("Nothing was changed since it was sealed.")
                .contains("16 June 2031");
    }

    private static List<String> titles(JsonNode seen) {
        return seen.path("pages")
                .valueStream()
                .map(page -> page.path("title").asString())
                .toList();
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(files.resolve(name), content).toString();
    }
}
