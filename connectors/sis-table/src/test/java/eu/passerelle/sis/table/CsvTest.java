package eu.passerelle.sis.table;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.testkit.Reading;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of CSV, well and badly written. */
class CsvTest {

    private static final String HEADER = "key;given;family;title;date\n";
    private static final String ROW = "%s;Søren;Ødegård;Course;2026-03-04\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path inbox;

    private Reading read(byte[] content, TableSettings.@Nullable Csv csv) {
        Tables.drop(inbox, "table.csv", content);
        return Reading.of(
                new TableConnector(), Tables.sis(Tables.settings(inbox, Tables.plain(""), csv)), Watermark.NONE);
    }

    private Reading read(String content) {
        return read(content.getBytes(StandardCharsets.UTF_8), null);
    }

    private static TableSettings.Csv charset(String name) {
        return new TableSettings.Csv(name, null, null, null);
    }

    private static String reason(Reading reading) {
        assertThat(reading.reported()).isEmpty();
        assertThat(reading.rejected()).hasSize(1);
        return reading.rejected().getFirst().reason();
    }

    private static String familyOf(Reading reading, String key) {
        return java.util.Objects.requireNonNull(reading.reported().get(key))
                .completion()
                .learner()
                .name()
                .family();
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", "\t", "|"})
    void tellsTheDelimiterByTheHeader(String delimiter) {
        Reading reading = read((HEADER + ROW.formatted("1")).replace(";", delimiter));

        assertThat(reading.reported()).containsOnlyKeys("1");
    }

    @Test
    void readsQuotedCellsOverSeveralLines() {
        Reading reading = read(HEADER + "1;\"Anna; \"\"A\"\"\";\"Two\nlines\";Course;2026-03-04\n2;a;b;c\n");

        assertThat(familyOf(reading, "1")).isEqualTo("Two\nlines");
        assertThat(reading.rejected()).singleElement().satisfies(ragged -> {
            assertThat(ragged.reason()).isEqualTo("Line 4: The row has 4 cells, the header has 5.");
            assertThat(new String(ragged.raw().content(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"line\":4,\"cells\":[\"2\",\"a\",\"b\",\"c\"]}");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,UTF-8",
        "windows-1252,windows-1252",
        "ISO-8859-1,ISO-8859-1",
        "ISO-8859-15,ISO-8859-15",
        "UTF-16LE,UTF-16LE"
    })
    void readsTheDeclaredCharacterSet(String declared, String written) {
        Reading reading = read((HEADER + ROW.formatted("1")).getBytes(Charset.forName(written)), charset(declared));

        assertThat(familyOf(reading, "1")).isEqualTo("Ødegård");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void believesAByteOrderMarkRatherThanTheDeclaration(String written) {
        Reading reading = read(
                ("\ufeff" + HEADER + ROW.formatted("1")).getBytes(Charset.forName(written)), charset("ISO-8859-1"));

        assertThat(familyOf(reading, "1")).isEqualTo("Ødegård");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, UTF-8, is not in UTF-8: byte 32",
        "UTF-8, windows-1252, its characters are UTF-8",
        "UTF-8, ISO-8859-1, its characters are UTF-8",
        "windows-1252, US-ASCII, is not in US-ASCII"
    })
    void refusesAWrongCharacterSetInsteadOfGarblingNames(String written, String declared, String reason) {
        Reading reading = read((HEADER + ROW.formatted("1")).getBytes(Charset.forName(written)), charset(declared));

        assertThat(reason(reading)).contains(reason);
    }

    @Test
    void tellsWindowsFromLatinByItsOwnCharacters() {
        String text = HEADER + "1;A;O’Brien – Šimek;Course;2026-03-04\n";

        Reading wrong = read(text.getBytes(Charset.forName("windows-1252")), charset("ISO-8859-1"));
        Reading right = read(text.getBytes(Charset.forName("windows-1252")), charset("windows-1252"));

        assertThat(reason(wrong)).contains("probably windows-1252");
        assertThat(familyOf(right, "1")).isEqualTo("O’Brien – Šimek");
    }

    /** The first bad byte is beyond the first page: nothing before it counts either. */
    @Test
    void looksAtTheWholeFileBeforeItReadsAnyRow() {
        String many = IntStream.range(0, 3_000).mapToObj(ROW::formatted).collect(Collectors.joining());
        byte[] good = (HEADER + many).getBytes(StandardCharsets.UTF_8);
        byte[] content = java.util.Arrays.copyOf(good, good.length + 1);
        content[good.length] = (byte) 0xF8;

        assertThat(reason(read(content, null))).contains("not in UTF-8: byte " + content.length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "key;given;given;title;date => names a column twice; the second is column 3",
                "key;given;family;title => lacks the columns [date]",
                "justonecolumn => none of the delimiters",
                "'  ' => lacks the columns"
            })
    void refusesAHeaderThatCannotBeUsed(String header, String reason) {
        assertThat(reason(read(header + "\n" + ROW.formatted("1"))))
                .contains(reason)
                .doesNotContain("Ødegård");
    }

    @Test
    void rejectsMisplacedQuotationMarksRowByRow() {
        Reading reading = read(HEADER
                + ROW.formatted("1")
                + "2;\"Anna\"x;b;Course;2026-03-04\n"
                + ROW.formatted("3")
                + "4;\"An\"na;\"b;Course\";2026-03-04\n"
                + ROW.formatted("5"));

        assertThat(reading.reported()).containsOnlyKeys("1", "3", "5");
        assertThat(reading.rejected())
                .extracting(RejectedRecord::reason)
                .containsExactly(
                        "Line 3: A quotation mark stands inside a cell of line 3 and is not doubled.",
                        "Line 5: A quotation mark stands inside a cell of line 5 and is not doubled.");
        assertThat(new String(reading.rejected().getFirst().raw().content(), StandardCharsets.UTF_8))
                .contains("\\\"Anna\\\"x;b;Course");
    }

    @Test
    void losesNoRowBehindAQuotationMarkThatIsNotClosed() {
        Reading reading = read(HEADER + ROW.formatted("1") + "2;\"Anna;b;Course;2026-03-04\n" + ROW.formatted("3"));

        assertThat(reason(reading)).contains("opens in line 3 is not closed");
    }

    @Test
    void stopsARowThatNeverEnds() {
        Reading reading = read(HEADER + "1;\"" + "x".repeat(2_000_000));

        assertThat(reason(reading)).contains("more than a million characters");
    }

    @Test
    void readsCellsWithoutQuotationMarksWhereTheyMeanNothing() {
        Reading reading = read(
                (HEADER + "1;A;12\" Long;Course;2026-03-04\n").getBytes(StandardCharsets.UTF_8),
                new TableSettings.Csv(null, null, "", null));

        assertThat(familyOf(reading, "1")).isEqualTo("12\" Long");
    }

    @Test
    void passesOverLinesBeforeTheHeaderAndCountsThem() {
        Reading reading = read(
                ("Title of the report\n\n" + HEADER + "\n" + ROW.formatted("1") + "2;x\n")
                        .getBytes(StandardCharsets.UTF_8),
                new TableSettings.Csv(null, ";", null, 2));

        assertThat(reading.reported()).containsOnlyKeys("1");
        assertThat(reading.rejected())
                .singleElement()
                .satisfies(bad -> assertThat(bad.reason()).startsWith("Line 6: "));
    }

    @Test
    void takesTheFirstOfRowsWithTheSameKey() {
        Reading reading = read(HEADER + ROW.formatted("1") + "1;Other;Person;Course;2026-03-04\n");

        assertThat(familyOf(reading, "1")).isEqualTo("Ødegård");
        assertThat(reading.rejected()).singleElement().satisfies(second -> {
            assertThat(second.sourceKey()).isEqualTo("1#3");
            assertThat(second.reason()).contains("stood in the file before").doesNotContain("Person");
        });
    }

    @Test
    void keepsPersonalNumbersOutOfKeysOfSeveralColumns() {
        Tables.drop(
                inbox,
                "table.csv",
                (HEADER + ROW.formatted("1") + ROW.formatted("2")).getBytes(StandardCharsets.UTF_8));
        Columns columns = Tables.json(
                Columns.class,
                "{\"key\": [\"key\", \"family\"], \"name\": \"family\", \"title\": {\"en\": \"title\"}, \"date\": \"date\"}");

        Reading reading =
                Reading.of(new TableConnector(), Tables.sis(Tables.settings(inbox, columns, null)), Watermark.NONE);

        assertThat(reading.reported().keySet()).hasSize(2).allMatch(key -> key.matches("h-[0-9a-f]{32}"));
    }
}
