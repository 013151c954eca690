package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.passerelle.acceptance.Chromium;
import eu.passerelle.acceptance.Judge;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real browser walks through the pages of a hub of its own; pictures of them are left in {@code target/pages}. With
 * {@code -Dpictures=docs} those of the documentation are taken anew.
 */
@Tag("slow")
class PagesTest {

    private static final boolean ALL_LOOKS = System.getProperty("looks", "").equals("all");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern GUARDED = Pattern.compile("Guarded on port (\\d+)");
    private static final Path GUIDE = Path.of("..", "docs", "dashboard.md");
    private static final Path DOCS = Path.of("..", "docs", "pictures").toAbsolutePath();
    private static final Pattern STEP = Pattern.compile("(?m)^\\d+\\. (.*)$");
    private static final System.Logger FIGURES = System.getLogger(PagesTest.class.getName());
    private static final int MOST_BYTES = 400 * 1024;
    private static final int MOST_MILLISECONDS = 2000;

    private static JsonNode walk = JSON.createObjectNode();

    @BeforeAll
    static void walkThroughAll() throws Exception {
        Optional<String> chromium = Chromium.find();
        assumeTrue(chromium.isPresent(), Chromium.ABSENT);
        Process hub = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:MetaspaceSize=256m",
                        "-Dpasserelle.root=" + System.getProperty("passerelle.root"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SampleHub.class.getName(),
                        "--server.port=0",
                        "--server.compression.enabled=true",
                        "--server.compression.mime-types=text/html,text/css,text/javascript,application/json")
                .redirectErrorStream(true)
                .start();
        try {
            String base = "http://localhost:" + port(hub, PORT);
            String guarded = "http://localhost:" + port(hub, GUARDED);
            // what it says is read on, so that it never waits for a reader
            Thread.ofVirtual()
                    .start(() -> hub.inputReader(StandardCharsets.UTF_8).lines().forEach(ignored -> {}));
            walk = JSON.readTree(Judge.once("dashboard.mjs")
                    .within(Duration.ofMinutes(10))
                    .ask(JSON.writeValueAsString(Map.of(
                            "executable",
                            chromium.get(),
                            "base",
                            base,
                            "guarded",
                            guarded,
                            "pictures",
                            Path.of("target", "pages").toAbsolutePath().toString(),
                            "docs",
                            System.getProperty("pictures", "").equals("docs") ? DOCS.toString() : "",
                            "looks",
                            System.getProperty("looks", ""),
                            "steps",
                            steps()))));
        } finally {
            hub.destroy();
        }
    }

    private static List<String> steps() throws IOException {
        return STEP.matcher(Files.readString(GUIDE))
                .results()
                .map((MatchResult step) -> step.group(1))
                .toList();
    }

    private static String port(Process hub, Pattern where) throws IOException {
        BufferedReader said = hub.inputReader(StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            var port = where.matcher(line);
            if (port.find()) {
                return port.group(1);
            }
        }
        throw new IllegalStateException("The sample hub did not start:\n" + all);
    }

    @Test
    void theTaskGuideCanBeFollowedToTheLetter() throws IOException {
        assertThat(walk.path("followed").asInt()).isEqualTo(steps().size()).isGreaterThan(10);
        assertThat(walk.path("guide").asString()).as("where it failed").isEmpty();
    }

    @Test
    void everyScreenDoesWhatItPromises() {
        assertThat(walk.path("promises").valueStream().map(JsonNode::asString)).isEmpty();
        assertThat(walk.path("kept").asInt()).isGreaterThan(20);
    }

    @Test
    void noScreenHasABarrierNarrowOrWideLightOrDark() {
        assertThat(walk.path("barriers").valueStream().map(JsonNode::asString)).isEmpty();
        assertThat(walk.path("looked").asInt()).isGreaterThanOrEqualTo(ALL_LOOKS ? 48 : 24);
    }

    @Test
    void nothingGoesWrongInTheBrowser() {
        assertThat(walk.path("errors").valueStream().map(JsonNode::asString)).isEmpty();
    }

    @Test
    void noScreenIsWiderThanTheWindow() {
        assertThat(walk.path("tooWide").valueStream().map(JsonNode::asString)).isEmpty();
    }

    @Test
    void theFirstScreenIsSmallAndSoon() {
        assertThat(walk.path("bytes").asInt()).isBetween(50 * 1024, MOST_BYTES);
        assertThat(walk.path("busy").asInt()).as("its processor time").isBetween(1, MOST_MILLISECONDS);
        FIGURES.log(
                System.Logger.Level.INFO,
                "first screen: {0} bytes, {1} ms, of which the page is busy {2} ms",
                walk.path("bytes"),
                walk.path("milliseconds"),
                walk.path("busy"));
        if (ALL_LOOKS) {
            // by the clock only where nothing else is built beside it
            assertThat(walk.path("milliseconds").asInt()).isBetween(1, MOST_MILLISECONDS);
        }
    }

    @Test
    void whatHasNotChangedIsNotSentAgainAndAHiddenPageAsksNothing() {
        assertThat(walk.path("notModified").asInt()).isPositive();
        assertThat(walk.path("askedWhileHidden").asInt()).isZero();
    }
}
