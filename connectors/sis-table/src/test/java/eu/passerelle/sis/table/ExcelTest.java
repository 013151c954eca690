package eu.passerelle.sis.table;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.model.Completion;
import eu.passerelle.simulators.table.XlsxWorkbook;
import eu.passerelle.simulators.table.XlsxWorkbook.Cell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks, well and badly written. */
class ExcelTest {

    private static final List<String> HEADER = List.of("key", "given", "family", "title", "date", "credits", "grade");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 4);
    private static final String MORE =
            "\"credits\": \"credits\", \"grade\": \"grade\", \"scale\": \"es-0-10\", \"formats\": {\"decimal\": \",\", \"dates\": [\"dd/MM/yyyy\"]}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path inbox;

    private Reading read(byte[] content) {
        Tables.drop(inbox, "table.xlsx", content);
        return Reading.of(
                new TableConnector(), Tables.sis(Tables.settings(inbox, Tables.plain(MORE), null)), Watermark.NONE);
    }

    private Reading read(List<List<Object>> rows) {
        return read(XlsxWorkbook.of(HEADER, rows));
    }

    private static List<Object> row(String key, Object date, Object credits, Object grade) {
        return List.of(key, "Núria", "Puigdomènech & <fills>", "Course", date, credits, grade);
    }

    private static Completion completion(Reading reading, String key) {
        return Objects.requireNonNull(reading.reported().get(key), key).completion();
    }

    private static String reason(Reading reading) {
        assertThat(reading.reported()).isEmpty();
        assertThat(reading.rejected()).hasSize(1);
        return reading.rejected().getFirst().reason();
    }

    @Test
    void readsNumbersAndDatesAsWhatTheyAre() {
        Reading reading = read(List.of(
                row("1", DAY, new BigDecimal("2.5"), new BigDecimal("7.0999999999999996")),
                row("2", "04/03/2026", "2,5", "NP"),
                List.of(new BigDecimal("3"), "A", "B", "Course", DAY, "", "")));

        assertThat(reading.rejected()).isEmpty();
        Completion first = completion(reading, "1");
        assertThat(first.completedOn()).isEqualTo(DAY);
        assertThat(Objects.requireNonNull(first.credits()).value()).isEqualTo("2.5");
        assertThat(Objects.requireNonNull(first.grade()).raw()).isEqualTo("7.1");
        assertThat(first.learner().name().family()).isEqualTo("Puigdomènech & <fills>");
        assertThat(completion(reading, "2").completedOn()).isEqualTo(DAY);
        assertThat(completion(reading, "3").grade()).isNull();
    }

    @Test
    void takesTheStoredValuesOfFormulas() {
        Reading reading = read(List.of(
                row("1", DAY, new Cell("<c r=\"%s\"><f>1+2</f><v>3</v></c>"), "7"),
                row("2", DAY, new Cell("<c r=\"%s\"><f>1+2</f></c>"), "7"),
                row("3", DAY, new Cell("<c r=\"%s\" t=\"e\"><v>#N/A</v></c>"), "7"),
                row("4", DAY, "1", new Cell("<c r=\"%s\" t=\"str\"><f>A1</f><v>MH</v></c>"))));

        assertThat(Objects.requireNonNull(completion(reading, "1").credits()).value())
                .isEqualTo("3");
        assertThat(Objects.requireNonNull(completion(reading, "4").grade()).raw())
                .isEqualTo("MH");
        assertThat(reading.rejected())
                .extracting(RejectedRecord::reason)
                .containsExactly(
                        "Line 3: Cell F3 holds a formula whose value is not stored.",
                        "Line 4: Cell F4 holds an error instead of a value.");
    }

    @Test
    void passesOverBlankRowsAndRejectsCellsBeyondTheHeader() {
        Reading reading = read(List.of(
                List.of("", "", "", "", "", "", ""),
                row("1", DAY, "1", "7"),
                List.of("2", "A", "B", "Course", DAY, "1", "7", "beyond")));

        assertThat(reading.reported()).containsOnlyKeys("1");
        assertThat(reading.rejected())
                .singleElement()
                .satisfies(bad -> assertThat(bad.reason()).startsWith("Line 4: The row has cells beyond"));
    }

    @Test
    void readsTheNamedSheet() {
        Tables.drop(inbox, "table.xlsx", XlsxWorkbook.of(HEADER, List.of(row("1", DAY, "1", "7"))));
        TableSettings plain = Tables.settings(inbox, Tables.plain(""), null);
        TableSettings other = new TableSettings(
                plain.inbox(), null, new TableSettings.Excel("Notes", null), null, null, plain.columns(), null);

        assertThat(reason(Reading.of(new TableConnector(), Tables.sis(other), Watermark.NONE)))
                .contains("no sheet 'Notes'");
    }

    @Test
    void saysHowToSaveAnOldWorkbook() {
        byte[] old = new byte[2048];
        byte[] start = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(start, 0, old, 0, start.length);

        assertThat(reason(read(old))).contains(".xls", "Save it as .xlsx");
    }

    @Test
    void refusesWhatIsNoWorkbook() throws IOException {
        byte[] whole = XlsxWorkbook.of(HEADER, List.of(row("1", DAY, "1", "7")));

        assertThat(reason(read(java.util.Arrays.copyOf(whole, whole.length / 2))))
                .contains("no Excel workbook");
        assertThat(reason(read(with(whole, "unrelated.txt", new byte[] {1}, "xl/workbook.xml"))))
                .contains("no Excel workbook");
    }

    @Test
    void refusesWhatWouldFillTheMemory() throws IOException {
        byte[] book = XlsxWorkbook.of(HEADER, List.of(row("1", DAY, "1", "7")));
        Tables.drop(inbox, "bomb.xlsx", with(book, "xl/media/bomb.bin", new byte[64 << 20], ""));
        TableSettings plain = Tables.settings(inbox, Tables.plain(""), null);
        TableSettings small = new TableSettings(
                new eu.passerelle.connectors.files.FileInbox(inbox, null, null, null, 1L << 20, null),
                null,
                null,
                null,
                null,
                plain.columns(),
                null);

        assertThat(reason(Reading.of(new TableConnector(), Tables.sis(small), Watermark.NONE)))
                .contains("when it is unpacked");
        assertThat(reason(read(with(book, "xl/worksheets/sheet1.xml", sheet("<c r=\"ZZZZZZ1\"><v>1</v></c>"), ""))))
                .contains("outside of any sheet");
        assertThat(reason(read(with(
                        book,
                        "xl/worksheets/sheet1.xml",
                        sheet("<c r=\"A1\" t=\"inlineStr\"><is><t>" + "x".repeat(2 << 20) + "</t></is></c>"),
                        ""))))
                .contains("more than a million characters");
        assertThat(reason(read(with(
                        book,
                        "xl/worksheets/sheet1.xml",
                        "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet/>".getBytes(StandardCharsets.UTF_8),
                        ""))))
                .contains("document type");
    }

    private static byte[] sheet(String cell) {
        return ("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">"
                        + cell + "</row></sheetData></worksheet>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The workbook with one part more or another one, and without one. */
    private static byte[] with(byte[] book, String part, byte[] content, String without) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes);
                ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(book))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().equals(part) && !entry.getName().equals(without)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
            out.putNextEntry(new ZipEntry(part));
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
