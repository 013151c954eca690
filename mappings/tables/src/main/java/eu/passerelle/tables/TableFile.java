package eu.passerelle.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A data file of this module: comma separated UTF-8 whose first lines are notes ({@code # source: ...}). Where and when
 * the data was found stands in the file, so both notes are mandatory.
 *
 * @param name path relative to this package
 */
record TableFile(String name, Map<String, String> notes, List<Row> rows) {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    /** One line of data; {@code cells} keeps the order of the columns. */
    record Row(long line, Map<String, String> cells) {
        Row {
            cells = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }
    }

    TableFile {
        notes = Map.copyOf(notes);
        rows = List.copyOf(rows);
    }

    static TableFile read(String name) {
        return parse(name, text(name));
    }

    /** The same from a text, for example a file of the operator's. */
    static TableFile parse(String name, String text) {
        List<String> lines = text.lines().toList();
        Map<String, String> notes = new LinkedHashMap<>();
        int first = 0;
        while (first < lines.size() && lines.get(first).startsWith("#")) {
            String[] note = lines.get(first).substring(1).split(":", 2);
            if (note.length == 2) {
                notes.put(note[0].strip(), note[1].strip());
            }
            first++;
        }
        TableFile file = new TableFile(name, notes, rows(name, lines, first));
        file.note("source");
        file.note("date");
        return file;
    }

    /** The value of a mandatory note. */
    String note(String key) {
        String value = notes.get(key);
        if (value == null || value.isEmpty()) {
            throw wrong(1, "the note '# " + key + ": ...' is missing");
        }
        return value;
    }

    /** A defect of the data, with the place. */
    IllegalStateException wrong(long line, String what) {
        return new IllegalStateException(name + ", line " + line + ": " + what);
    }

    private static List<Row> rows(String name, List<String> lines, int first) {
        String body = String.join("\n", lines.subList(first, lines.size()));
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(body, FORMAT)) {
            for (CSVRecord row : parser) {
                if (!row.isConsistent()) {
                    throw new IllegalStateException(name + ", line " + (first + parser.getCurrentLineNumber())
                            + ": a row needs " + parser.getHeaderNames().size() + " cells, not " + row.size());
                }
                Map<String, String> cells = new LinkedHashMap<>();
                parser.getHeaderNames().forEach(column -> cells.put(column, row.get(column)));
                rows.add(new Row(first + parser.getCurrentLineNumber(), cells));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is not comma separated text", e);
        }
        return rows;
    }

    private static String text(String name) {
        try (InputStream in = TableFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the data file " + name + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the data file " + name + " cannot be read", e);
        }
    }
}
