package eu.passerelle.sis.table;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.connectors.mapping.Formats;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import eu.passerelle.simulators.table.TableDialect;
import eu.passerelle.sis.table.Columns.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Settings and contexts of the tests. */
final class Tables {

    private Tables() {}

    /** The columns of a simulated university, as its registrar would write them. */
    static Columns columns(TableDialect dialect, String scale) {
        List<String> header = dialect.header();
        return new Columns(
                List.of(header.get(0)),
                header.get(1),
                header.get(2),
                null,
                header.get(3),
                header.get(4),
                header.get(5),
                header.get(6),
                header.get(7),
                header.get(8),
                header.get(9),
                Map.of(dialect.language(), header.get(10), "en", header.get(11)),
                header.get(12),
                header.get(13),
                Map.of(
                        dialect.statuses().get(0), Status.PASSED,
                        dialect.statuses().get(1), Status.FAILED,
                        dialect.statuses().get(2), Status.PROVISIONAL),
                header.get(14),
                scale,
                header.get(15),
                null,
                null,
                null,
                header.get(16),
                null,
                header.get(17),
                null,
                new Formats(String.valueOf(dialect.decimal()), null, List.of(dialect.datePattern()), null));
    }

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
                new Limits(1 << 20, Duration.ofSeconds(2), Duration.ofSeconds(2), 64),
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
