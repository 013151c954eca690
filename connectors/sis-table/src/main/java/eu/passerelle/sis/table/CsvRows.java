package eu.passerelle.sis.table;

import eu.passerelle.connectors.Blanks;
import eu.passerelle.connectors.failure.MalformedRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV file. */
final class CsvRows implements TableRows {

    private static final char[] DELIMITERS = {';', ',', '\t', '|'};
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int BLOCK = 1 << 16;

    /** So many rows with misplaced quotation marks are no slips any more. */
    private static final int MOST_FAULTS = 50;

    private final Path file;
    private final Encoding encoding;
    private final int skipped;
    private final RowBudget budget;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private List<String> header = List.of();
    private long lastLine;
    private boolean remainderFollows;
    private int faults;

    private CsvRows(Path file, Encoding encoding, Reader text, int skipped, CSVFormat format) throws IOException {
        this.file = file;
        this.encoding = encoding;
        this.skipped = skipped;
        this.lastLine = skipped;
        this.budget = new RowBudget(text);
        this.parser = CSVParser.builder().setReader(budget).setFormat(format).get();
        this.records = parser.iterator();
    }

    /**
     * @param check whether to see first that the whole file is in its character set
     * @throws MalformedRecord when it is not, or its header cannot be used
     */
    static CsvRows open(Path file, TableSettings.Csv csv, boolean check) throws IOException {
        Encoding encoding = Encoding.of(file, csv.declared());
        if (check) {
            encoding.check(file);
        }
        Character delimiter = csv.delimiter() == null
                ? sniffed(file, encoding, csv)
                : (Character) csv.delimiter().charAt(0);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setQuote(csv.quoteMark())
                .setIgnoreEmptyLines(false)
                .get();
        BufferedReader text = new BufferedReader(encoding.reader(file), BLOCK);
        try {
            skip(text, csv.linesBeforeHeader());
            CsvRows rows = new CsvRows(file, encoding, text, csv.linesBeforeHeader(), format);
            rows.readHeader();
            return rows;
        } catch (CharacterCodingException e) {
            text.close();
            throw new MalformedRecord(
                    "The header is not in " + encoding.charset().name() + ".", e);
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    private static void skip(BufferedReader lines, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            line(lines);
        }
    }

    /** A line of bounded length. */
    private static String line(Reader text) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = text.read(); c >= 0 && c != '\n'; c = text.read()) {
            if (line.length() == LONGEST_HEADER) {
                throw new MalformedRecord("The file has no header line of a usual length.");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    /** The delimiter that the header has most of, outside quotation marks. */
    private static char sniffed(Path file, Encoding encoding, TableSettings.Csv csv) throws IOException {
        String line = "";
        try (BufferedReader text = new BufferedReader(encoding.reader(file))) {
            skip(text, csv.linesBeforeHeader());
            for (int i = 0; i < 100 && line.isBlank(); i++) {
                line = line(text);
            }
        } catch (CharacterCodingException e) {
            throw new MalformedRecord(
                    "The header is not in " + encoding.charset().name() + ".", e);
        }
        int[] counts = new int[DELIMITERS.length];
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            Character quote = csv.quoteMark();
            quoted ^= quote != null && quote == c;
            for (int i = 0; i < DELIMITERS.length && !quoted; i++) {
                counts[i] += DELIMITERS[i] == c ? 1 : 0;
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        if (counts[best] == 0) {
            throw new MalformedRecord("The header line has none of the delimiters ; , tab |: declare csv.delimiter, or"
                    + " export the table with several columns.");
        }
        return DELIMITERS[best];
    }

    private void readHeader() throws IOException {
        TableRow first = next();
        List<String> names = new ArrayList<>();
        if (first != null && first.fault() == null) {
            for (Object name : first.cells()) {
                names.add(String.valueOf(name));
            }
        }
        header = TableRows.checked(names);
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public @Nullable TableRow next() throws IOException {
        while (true) {
            long line = lastLine + 1;
            budget.newRow();
            CSVRecord row;
            try {
                if (!records.hasNext()) {
                    return null;
                }
                row = records.next();
            } catch (UncheckedIOException e) {
                return misquoted(Objects.requireNonNull(e.getCause()), line);
            } finally {
                lastLine = skipped + parser.getCurrentLineNumber();
            }
            if (remainderFollows) {
                // of the line whose beginning could not be read
                remainderFollows = false;
                continue;
            }
            TableRow read = read(row, line);
            if (!read.isBlank()) {
                return read;
            }
        }
    }

    private TableRow read(CSVRecord row, long line) {
        @Nullable Object[] cells = new Object[row.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Blanks.stripped(row.get(i));
        }
        if (header.isEmpty() || cells.length == header.size() || isEmptyLine(cells)) {
            return new TableRow(line, cells);
        }
        return new TableRow(
                line, cells, "The row has " + cells.length + " cells, the header has " + header.size() + ".");
    }

    private static boolean isEmptyLine(@Nullable Object[] cells) {
        return cells.length == 1 && "".equals(cells[0]);
    }

    private TableRow misquoted(IOException cause, long line) throws IOException {
        if (cause instanceof CharacterCodingException) {
            throw new MalformedRecord("From line " + line + " on the file is not in its character set.", cause);
        }
        if (!(cause instanceof CSVException)) {
            throw cause;
        }
        if (String.valueOf(cause.getMessage()).contains("EOF")) {
            throw new MalformedRecord("The quotation mark that opens in line " + line + " is not closed.", cause);
        }
        if (++faults > MOST_FAULTS) {
            throw new MalformedRecord(
                    "More than " + MOST_FAULTS + " rows up to line " + line + " have quotation marks inside a cell that"
                            + " are not doubled: export them doubled, or declare csv.quote.",
                    cause);
        }
        remainderFollows = true;
        long last = skipped + parser.getCurrentLineNumber();
        return new TableRow(
                line,
                new Object[] {text(line, last)},
                "A quotation mark stands inside a cell of line " + line + (last == line ? "" : " to " + last)
                        + " and is not doubled.");
    }

    /** Lines of the file, as far as they are of a usual length: the parser gives away what it stumbled over. */
    private String text(long from, long to) throws IOException {
        StringBuilder text = new StringBuilder();
        try (BufferedReader all = new BufferedReader(encoding.reader(file), BLOCK)) {
            long line = 1;
            boolean afterReturn = false;
            // by characters, because a line may be longer than the memory
            for (int c = all.read(); c >= 0 && line <= to && text.length() < LONGEST_HEADER; c = all.read()) {
                boolean halfEnd = c == '\n' && afterReturn;
                afterReturn = c == '\r';
                if (line >= from && !halfEnd) {
                    text.append(afterReturn ? '\n' : (char) c);
                }
                line += afterReturn || c == '\n' && !halfEnd ? 1 : 0;
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
