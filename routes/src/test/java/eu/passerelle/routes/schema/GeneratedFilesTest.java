package eu.passerelle.routes.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratedFilesTest {

    private static final String REPAIR = "%s is not what the settings records say now: run ./hub schema and commit it";

    @Test
    void theCommittedFilesAreWhatTheRecordsSay() {
        assertThat(GeneratedFiles.of(Repository.ROOT)).hasSize(4).allSatisfy((path, content) -> {
            Path committed = Repository.ROOT.resolve(path);
            assertThat(committed).as(REPAIR, path).exists();
            assertThat(Repository.text(committed)).as(REPAIR, path).isEqualTo(content);
        });
    }

    @Test
    void everyShippedFileNamesItsSchemaInTheFirstLine() {
        Stream.concat(Stream.of(Repository.ROOT.resolve("config/hub.yaml")), Repository.universities().stream())
                .forEach(file -> {
                    boolean hub = file.endsWith("hub.yaml");
                    String schema = hub ? "schema/hub.json" : "../schema/university.json";

                    assertThat(Repository.text(file).lines().findFirst())
                            .as("first line of %s", file)
                            .contains("# yaml-language-server: $schema=" + schema);
                    assertThat(Files.exists(file.resolveSibling(schema))).isTrue();
                });
    }

    @Test
    void describesKeysInTheWordsOfTheirJavadoc() {
        String page = GeneratedFiles.of(Repository.ROOT).get(Path.of("docs/settings.md"));

        assertThat(page)
                .contains("| `id` | text | yes | the file's name without `.yaml` |")
                .contains("`{en: Tampere University, fi: Tampereen yliopisto}`")
                .contains("| `web.port` | whole number |  |")
                .contains("| `seal` | by `protocol` | yes |")
                .contains("### `targets` with `protocol: email`")
                .contains("[connectors/sis-virta/README.md](../connectors/sis-virta/README.md)");
    }
}
