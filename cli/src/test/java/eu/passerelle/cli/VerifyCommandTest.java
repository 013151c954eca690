package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.routes.IssuingTrial;
import eu.passerelle.routes.Workbench;
import eu.passerelle.routes.config.Configuration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./hub verify} on the shipped configuration, without a hub. */
class VerifyCommandTest {

    private final Site site = Site.fresh("verify");

    private Command.Ended end(String... arguments) {
        return Command.end(
                Stream.concat(Stream.of("verify", "--config", site.config().toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private Path issued() throws IOException {
        Configuration configuration = Configuration.sketch(site.config(), Map.of(), "tampere");
        IssuingTrial trial = new Workbench(configuration).trial("tampere");
        return Files.write(site.file("credential.jsonld"), trial.issue("elm").content());
    }

    private Path authority() throws IOException {
        try (Stream<Path> files = Files.walk(site.config().getParent())) {
            return files.filter(file -> file.toString().endsWith("demo-seal-authority.pem"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void saysWhetherACredentialIsGenuine() throws IOException {
        Path file = issued();

        Command.Ended stranger = end(file.toString());
        Command.Ended trusted = end(file.toString(), "--trust", authority().toString());

        assertThat(stranger.exit()).as(stranger.error()).isEqualTo(3);
        assertThat(stranger.out()).startsWith("VALID, BUT NOT TRUSTED HERE: ");
        assertThat(trusted.exit()).as(trusted.out()).isEqualTo(0);
        assertThat(trusted.out()).startsWith("VALID: ").contains("Nothing was changed since it was sealed");
    }

    @Test
    void refusesWhatWasChanged() throws IOException {
        Path file = issued();
        Files.writeString(file, Files.readString(file).replaceFirst("urn:credential:", "urn:credentials:"));

        Command.Ended ended = end(file.toString(), "--language", "de");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.out()).startsWith("NICHT GÜLTIG: ").contains("Das Siegel hält nicht");
    }

    @Test
    void tellsProgramsInJson() throws IOException {
        Command.Ended ended = end(issued().toString(), "--json");

        JsonNode told = JsonMapper.shared().readTree(ended.out());
        assertThat(told.path("kind").asString()).isEqualTo("EDC");
        assertThat(told.path("overall").asString()).isEqualTo("VALID_NOT_TRUSTED");
        assertThat(told.path("steps").size()).isGreaterThan(8);
    }

    @Test
    void saysWhatItCannotJudge() throws IOException {
        Path text = Files.writeString(site.file("notes.txt"), "no credential", StandardCharsets.UTF_8);

        assertThat(end(text.toString()).exit()).isEqualTo(3);
        assertThat(end(site.file("missing").toString()).exit()).isEqualTo(1);
        assertThat(end(text.toString(), "--trust", site.file("missing").toString())
                        .error())
                .contains("cannot be read");
        assertThat(end().exit()).isEqualTo(2);
    }

    @Test
    void explainsItself() {
        assertThat(end("--help").out())
                .contains("EBSI attestations")
                .contains("config/trust")
                .contains("3  cannot be judged");
    }
}
