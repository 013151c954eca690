package eu.passerelle.sis.table;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.connectors.testkit.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The preset of each university on a sample of ours: {@code golden/<id>.csv} to {@code golden/<id>.json}, found by
 * name. After a change that is meant, run with {@code -Dpasserelle.golden=write} and review the difference.
 */
class GoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/eu/passerelle/sis/table/golden");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path inbox;

    static Stream<String> samples() throws IOException {
        return names(FOLDER, ".csv");
    }

    private static Stream<String> names(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void eachPresetHasASample() throws IOException {
        assertThat(samples())
                .containsExactlyElementsOf(names(Path.of("presets"), ".yaml").toList());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void areReadAsReviewed(String id) throws IOException {
        Files.copy(FOLDER.resolve(id + ".csv"), inbox.resolve("sample.csv"));
        TableSettings preset = Presets.settings(id);
        TableSettings settings = new TableSettings(
                new FileInbox(inbox, null, null, Duration.ZERO),
                preset.csv(),
                preset.excel(),
                null,
                null,
                preset.columns(),
                preset.mapping());

        Reading reading = Reading.of(new TableConnector(), Presets.sis(id, settings), Watermark.NONE);

        String written = JSON.writeValueAsString(told(reading)).replace("\r\n", "\n") + "\n";
        Path golden = FOLDER.resolve(id + ".json");
        if ("write".equals(System.getProperty("passerelle.golden"))) {
            Files.writeString(golden, written);
        }
        assertThat(written).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    }

    private static Map<String, Object> told(Reading reading) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put(
                "reported",
                reading.reported().values().stream()
                        .map(reported -> reported.completion())
                        .toList());
        told.put("withdrawn", reading.withdrawn());
        List<Object> rejected = new ArrayList<>();
        for (RejectedRecord record : reading.rejected()) {
            Map<String, String> each = new LinkedHashMap<>();
            each.put("key", record.sourceKey());
            each.put("reason", record.reason());
            each.put("repair", record.repair());
            each.put("raw", new String(record.raw().content(), StandardCharsets.UTF_8));
            rejected.add(each);
        }
        told.put("rejected", rejected);
        return told;
    }
}
