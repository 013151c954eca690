package eu.passerelle.sis.table;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.connectors.testkit.Reading;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a table that is not as declared: a row is rejected by its line, or the whole file is put aside. */
class OutcomeTest {

    private static final String HEADER = "key;given;family;title;date;credits;grade";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path inbox;

    /** In the tables {@code ~} is the header and {@code /} ends a line. */
    private Reading read(String table, String charset, String complete) throws IOException {
        String content = table.replace("~", HEADER).replace("/", "\n");
        Files.write(inbox.resolve("table.csv"), content.getBytes(Charset.forName(charset)));
        return Reading.of(new TableConnector(), Tables.sis(settings(complete)), Watermark.NONE);
    }

    private TableSettings settings(String complete) {
        return new TableSettings(
                new FileInbox(inbox, null, null, Duration.ZERO),
                new TableSettings.Csv(null, ";", null, null),
                null,
                complete,
                null,
                Tables.plain("\"credits\": \"credits\", \"grade\": \"grade\", \"scale\": \"es-0-10\","
                        + " \"formats\": {\"decimal\": \",\", \"dates\": [\"dd.MM.yyyy\"]}"),
                null);
    }

    private String placeOf() throws IOException {
        try (Stream<Path> files = Files.walk(inbox).filter(Files::isRegularFile)) {
            return files.map(file -> inbox.relativize(file).getName(0).toString())
                    .collect(Collectors.joining());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ~/1;A;B;C;04.03.2026;1,5;7/2;A;B;C;04.03.2026;1.5;7          | Line 3: 'credits.value' is no number
                    ~/1;A;B;C;04.03.2026;1,5;7/2;A;B;C;3.4.2026;1;7              | Line 3: 'completedOn' is no date
                    ~/1;A;B;C;04.03.2026;1,5;7/2;A;B;C;31.02.2026;1;7            | Line 3: 'completedOn' is no date
                    ~/1;A;B;C;04.03.2026;1,5;7/2;A;B;C;;1;7                      | Line 3: the result has no date
                    ~/1;A;B;C;04.03.2026;1,5;7/2;;;C;04.03.2026;1;7              | Line 3: the record names no learner
                    ~/1;A;B;C;04.03.2026;1,5;7/;A;B;C;04.03.2026;1;7             | Line 3: the record has no key
                    ~/1;A;B;C;04.03.2026;1,5;7/2;A;B;C;04.03.2026;1              | Line 3: The row has 6 cells
                    ~/1;A;B;C;04.03.2026;1,5;7/2;A;B;C;04.03.2026;1;7;8          | Line 3: The row has 8 cells
                    ~/1;A;B;C;04.03.2026;1,5;7/2;A;"B"x;C;04.03.2026;1;7         | Line 3: A quotation mark stands inside
                    ~/1;A;B;C;04.03.2026;1,5;7//1;D;E;F;04.03.2026;1;7           | Line 4: The key of this row has stood
                    """)
    void rejectTheRowAndReadTheOthers(String table, String reason) throws IOException {
        Reading reading = read(table, "UTF-8", "never");

        assertThat(reading.reported()).containsOnlyKeys("1");
        assertThat(reading.rejected()).singleElement().satisfies(bad -> {
            assertThat(bad.reason()).startsWith(reason);
            assertThat(bad.repair()).isNotBlank();
        });
        assertThat(placeOf()).isEqualTo("done");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    ''                                            | UTF-8        | never  | The file is empty
                    //                                            | UTF-8        | never  | The file has no header line
                    ~/1;Zoë;B;C;04.03.2026;1;7                    | windows-1252 | never  | The file is not in UTF-8: byte 47
                    key;given;given;title;date;credits;grade/1;A  | UTF-8        | never  | The header names a column twice
                    key;given;family;title;date;credits/1;A       | UTF-8        | never  | The file lacks the columns [grade]
                    key,given,family,title,date,credits,grade/1,A | UTF-8        | never  | The file lacks the columns [key
                    ~/1;"A;B;C;04.03.2026;1;7/2;A;B;C;04.03.2026;1;7 | UTF-8     | never  | The quotation mark that opens in line 2
                    ~/                                            | UTF-8        | always | The file has a header but no rows
                    """)
    void putTheWholeFileAside(String table, String charset, String complete, String reason) throws IOException {
        Reading reading = read(table, charset, complete);

        assertThat(reading.reported()).isEmpty();
        assertThat(reading.complete()).isEmpty();
        assertThat(reading.rejected()).singleElement().satisfies(bad -> {
            assertThat(bad.reason()).startsWith(reason);
            assertThat(bad.repair()).isNotBlank();
        });
        assertThat(placeOf()).isEqualTo("quarantine");
    }

    @ParameterizedTest
    @CsvSource({"~, never", "~/, never", "~//;;;;;;/, never"})
    void takeATableWithoutRowsForDone(String table, String complete) throws IOException {
        Reading reading = read(table, "UTF-8", complete);

        assertThat(reading.reported()).isEmpty();
        assertThat(reading.rejected()).extracting(RejectedRecord::reason).isEmpty();
        assertThat(placeOf()).isEqualTo("done");
    }

    @Test
    void aKeptRowIsReadAgainAndGivesTheSame() throws IOException {
        Reading read = read("~/1;A;B;C;04.03.2026;1,5;7/2;A;B;C;3.4.2026;1;7", "UTF-8", "never");
        SisContext<TableSettings> sis = Tables.sis(settings("never"));
        CompletionEvent.Reported first = Objects.requireNonNull(read.reported().get("1"));

        CompletionPage good = new TableConnector().readAgain(sis, first.raw()).orElseThrow();
        CompletionPage bad = new TableConnector()
                .readAgain(sis, read.rejected().getFirst().raw())
                .orElseThrow();
        CompletionPage mended = new TableConnector()
                .readAgain(sis, mended(read.rejected().getFirst().raw()))
                .orElseThrow();

        assertThat(good.events()).singleElement().isInstanceOfSatisfying(CompletionEvent.Reported.class, again -> {
            assertThat(again.completion()).isEqualTo(first.completion());
            assertThat(again.raw().content()).isEqualTo(first.raw().content());
        });
        assertThat(bad.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.sourceKey()).isEqualTo("2");
            assertThat(rejected.reason()).contains("'completedOn' is no date");
        });
        assertThat(mended.events())
                .singleElement()
                .satisfies(event -> assertThat(event.key().sourceKey()).isEqualTo("2"));
    }

    private static SourceRecord mended(SourceRecord raw) {
        String text = new String(raw.content(), StandardCharsets.UTF_8).replace("3.4.2026", "03.04.2026");
        return new SourceRecord(raw.mediaType(), text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsNoRowIsRejectedAgain() {
        SourceRecord bare =
                new SourceRecord("application/json", "{\"line\":3,\"cells\":[\"a\"]}".getBytes(StandardCharsets.UTF_8));

        CompletionPage page = new TableConnector()
                .readAgain(Tables.sis(settings("never")), bare)
                .orElseThrow();

        assertThat(page.rejected()).hasSize(1);
    }
}
