package eu.passerelle.sis.table;

import eu.passerelle.connectors.files.FileDropSettings;
import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.connectors.mapping.RecordMapping;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one university's CSV and Excel files are read. Which of the two a file is, is seen by its content.
 *
 * @param csv form of CSV files; comma, semicolon, tab or bar and UTF-8 when absent
 * @param excel form of Excel files; the first visible sheet with its header in the first row when absent
 * @param complete which files hold every result of the university, so that a result that is missing in them is
 *     withdrawn: {@code never} (default), {@code always}, or a pattern of file names such as {@code all-*.csv}
 * @param rowsPerPage rows that the hub stores in one transaction, 1 to 10000; default 1000
 * @param columns the simple way: which column holds what
 * @param mapping the other way: JSONata on each row, whose column names are the fields; exactly one of the two
 */
public record TableSettings(
        FileInbox inbox,
        @Nullable Csv csv,
        @Nullable Excel excel,
        @Nullable String complete,
        @Nullable Integer rowsPerPage,
        @Nullable Columns columns,
        @Nullable RecordMapping mapping)
        implements FileDropSettings {

    private static final int DEFAULT_ROWS = 1000;
    private static final int MAX_ROWS = 10_000;

    /**
     * @param charset as the export writes it, for example {@code windows-1252}; UTF-8 when absent. A byte order mark in
     *     the file goes before it; a file that is not in it is refused
     * @param delimiter one character; when absent the one that the header line has most of
     * @param quote one character, {@code "} when absent, empty for none
     * @param skipLines lines before the header, a title for example
     */
    public record Csv(
            @Nullable String charset,
            @Nullable String delimiter,
            @Nullable String quote,
            @Nullable Integer skipLines) {

        static final Csv STANDARD = new Csv(null, null, null, null);

        public Csv {
            if (charset != null && !isCharset(charset)) {
                throw new IllegalArgumentException(
                        "'charset' must be one that Java knows, for example UTF-8 or windows-1252, not " + charset);
            }
            if (delimiter != null && delimiter.length() != 1) {
                throw new IllegalArgumentException("'delimiter' must be one character, \"\\t\" for a tab");
            }
            if (quote != null && quote.length() > 1) {
                throw new IllegalArgumentException("'quote' must be one character, or empty for none");
            }
            if (skipLines != null && (skipLines < 0 || skipLines > MAX_ROWS)) {
                throw new IllegalArgumentException("'skipLines' must be 0 to " + MAX_ROWS + ", not " + skipLines);
            }
        }

        private static boolean isCharset(String name) {
            try {
                return Charset.isSupported(name) && Charset.forName(name).canEncode();
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        Charset declared() {
            return charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset);
        }

        @Nullable
        Character quoteMark() {
            String mark = Objects.requireNonNullElse(quote, "\"");
            return mark.isEmpty() ? null : mark.charAt(0);
        }

        int linesBeforeHeader() {
            return Objects.requireNonNullElse(skipLines, 0);
        }
    }

    /**
     * @param sheet its name; the first visible one when absent
     * @param headerRow row of the header as Excel counts, from 1; default 1
     */
    public record Excel(@Nullable String sheet, @Nullable Integer headerRow) {

        static final Excel STANDARD = new Excel(null, null);

        public Excel {
            if (headerRow != null && (headerRow < 1 || headerRow > MAX_ROWS)) {
                throw new IllegalArgumentException("'headerRow' must be 1 to " + MAX_ROWS + ", not " + headerRow);
            }
        }

        int rowOfHeader() {
            return Objects.requireNonNullElse(headerRow, 1);
        }
    }

    public TableSettings {
        if (rowsPerPage != null && (rowsPerPage < 1 || rowsPerPage > MAX_ROWS)) {
            throw new IllegalArgumentException("'rowsPerPage' must be 1 to " + MAX_ROWS + ", not " + rowsPerPage);
        }
        if ((columns == null) == (mapping == null)) {
            throw new IllegalArgumentException("a table needs either 'columns' or 'mapping', not both and not none");
        }
        if (complete != null && (complete.isBlank() || complete.contains("/"))) {
            throw new IllegalArgumentException(
                    "'complete' is never, always or a pattern of file names such as all-*.csv");
        }
    }

    Csv csvOrStandard() {
        return Objects.requireNonNullElse(csv, Csv.STANDARD);
    }

    Excel excelOrStandard() {
        return Objects.requireNonNullElse(excel, Excel.STANDARD);
    }

    int pageRows() {
        return Objects.requireNonNullElse(rowsPerPage, DEFAULT_ROWS);
    }

    /** Whether a file of this name says to hold every result. */
    boolean isComplete(String name) {
        return switch (Objects.requireNonNullElse(complete, "never")) {
            case "never" -> false;
            case "always" -> true;
            default ->
                FileSystems.getDefault().getPathMatcher("glob:" + complete).matches(Path.of(name));
        };
    }
}
