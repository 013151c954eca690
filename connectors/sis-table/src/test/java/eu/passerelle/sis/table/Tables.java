package eu.passerelle.sis.table;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Settings and contexts of the tests. */
final class Tables {

    private Tables() {}

    /** Columns for {@code key;given;family;title;date}, with what else stands in the JSON. */
    static Columns plain(String more) {
        return json(
                Columns.class,
                "{\"key\": [\"key\"], \"given\": \"given\", \"family\": \"family\", \"title\": {\"en\": \"title\"},"
                        + " \"date\": \"date\"" + (more.isEmpty() ? "" : ", " + more) + "}");
    }

    static <T> T json(Class<T> type, String json) {
        return JsonMapper.builder().build().readValue(json, type);
    }

    static TableSettings settings(Path inbox, Columns columns, TableSettings.@Nullable Csv csv) {
        return new TableSettings(FileInbox.of(inbox), csv, null, null, null, columns, null);
    }

    static SisContext<TableSettings> sis(TableSettings settings) {
        University university = new University(
                "kaunas",
                new Organisation(LocalizedText.of("en", "Kaunas"), "LTU", null, "ktu.example", null),
                List.of("en", "lt"),
                ZoneId.of("Europe/Vilnius"));
        return new SisContext<>(
                university,
                settings,
                new Limits(1 << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 64),
                new OutgoingAddresses(List.of("127.0.0.1")),
                Path.of("."),
                Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)));
    }

    static Path drop(Path inbox, String name, byte[] content) {
        try {
            return Files.write(inbox.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
