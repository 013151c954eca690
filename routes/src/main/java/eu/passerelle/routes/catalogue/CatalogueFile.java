package eu.passerelle.routes.catalogue;

import eu.passerelle.model.LearningOpportunity;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * One university's catalogue file: UTF-8, comma separated, a header line, one opportunity a line; several values in one
 * cell are separated by {@code |}. A bad line is left out and named; the others are read.
 *
 * @param problems each with file, line, column and repair
 */
public record CatalogueFile(List<LearningOpportunity> entries, List<String> problems) {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();

    /** Where a university's file is; it need not exist. */
    public static Path path(Path home, String university) {
        return home.resolve("catalogue").resolve(university + ".csv");
    }

    /** Empty when there is no file. */
    public static CatalogueFile read(Path home, String university) {
        Path path = path(home, university);
        if (!Files.exists(path)) {
            return new CatalogueFile(List.of(), List.of());
        }
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            return read(path, university, reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path + " as UTF-8 CSV", e);
        }
    }

    /** A text that is to be a university's catalogue. */
    public static CatalogueFile of(Path home, String university, String csv) {
        try {
            return read(path(home, university), university, new StringReader(csv));
        } catch (IOException | UncheckedIOException e) {
            return new CatalogueFile(List.of(), List.of("The text is no CSV: " + e.getMessage()));
        }
    }

    private static CatalogueFile read(Path path, String university, Reader reader) throws IOException {
        Map<String, LearningOpportunity> entries = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        try (CSVParser lines = FORMAT.parse(reader)) {
            unknownColumns(path, lines.getHeaderNames(), problems);
            for (CSVRecord line : lines) {
                try {
                    LearningOpportunity entry = new CatalogueLine(university, line).opportunity();
                    if (entries.putIfAbsent(entry.code(), entry) != null) {
                        problems.add(
                                place(path, line) + "the code '" + entry.code() + "' stands there twice; keep one.");
                    }
                } catch (IllegalArgumentException e) {
                    problems.add(place(path, line) + e.getMessage());
                }
            }
        }
        return new CatalogueFile(List.copyOf(entries.values()), problems);
    }

    /** Columns that a file may have. */
    public static List<String> columns() {
        return CatalogueLine.COLUMNS;
    }

    private static String place(Path path, CSVRecord line) {
        // the header is line 1
        return path + ", line " + (line.getRecordNumber() + 1) + ": ";
    }

    private static void unknownColumns(Path path, List<String> columns, List<String> problems) {
        for (String column : columns) {
            if (!CatalogueLine.knows(column)) {
                String nearest = CatalogueLine.COLUMNS.stream()
                        .min(Comparator.comparingInt(known -> Math.abs(known.length() - column.length())
                                + (known.charAt(0) == column.charAt(0) ? 0 : 3)))
                        .orElse("");
                problems.add(path + ", line 1: unknown column '" + column + "'; did you mean '" + nearest
                        + "'? Columns: " + CatalogueLine.COLUMNS + ".");
            }
        }
    }
}
