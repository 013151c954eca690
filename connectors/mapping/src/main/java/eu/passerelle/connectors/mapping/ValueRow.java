package eu.passerelle.connectors.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * One line of a file of value maps.
 *
 * @param code compared letter by letter, blanks around cut
 * @param value null where the code is known to mean nothing
 * @param reviewed whether somebody has put name and day to it
 */
record ValueRow(
        long line,
        String map,
        String code,
        @Nullable String value,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        boolean reviewed) {

    static final List<String> COLUMNS =
            List.of("map", "code", "value", "validFrom", "validTo", "reviewedBy", "reviewedOn", "source");

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .get();

    /** All rows that can be read; what cannot is a problem with its line. */
    static List<ValueRow> read(String name, String csv, List<String> problems) {
        List<ValueRow> rows = new ArrayList<>();
        String text = csv.startsWith("\ufeff") ? csv.substring(1) : csv;
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            if (!parser.getHeaderNames().equals(COLUMNS)) {
                problems.add(name + ", line 1: the columns must be " + String.join(",", COLUMNS) + ".");
                return rows;
            }
            for (CSVRecord cells : parser) {
                long line = parser.getCurrentLineNumber();
                try {
                    rows.add(row(line, cells));
                } catch (IllegalArgumentException e) {
                    problems.add(name + ", line " + line + ": " + e.getMessage() + ".");
                }
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            problems.add(name + ": is not comma separated text: " + e.getMessage());
        }
        return rows;
    }

    private static ValueRow row(long line, CSVRecord cells) {
        if (!cells.isConsistent()) {
            throw new IllegalArgumentException("a row needs " + COLUMNS.size() + " cells, not " + cells.size());
        }
        String map = cells.get("map");
        String code = cells.get("code");
        if (map.isEmpty() || code.isEmpty()) {
            throw new IllegalArgumentException("'map' and 'code' must not be empty");
        }
        LocalDate reviewedOn = day(cells, "reviewedOn");
        if (cells.get("reviewedBy").isEmpty() != (reviewedOn == null)) {
            throw new IllegalArgumentException("'reviewedBy' and 'reviewedOn' belong together");
        }
        String value = cells.get("value");
        ValueRow row = new ValueRow(
                line,
                map,
                code,
                value.isEmpty() ? null : value,
                day(cells, "validFrom"),
                day(cells, "validTo"),
                reviewedOn != null);
        if (row.validFrom() != null && row.validTo() != null && row.validTo().isBefore(row.validFrom())) {
            throw new IllegalArgumentException("'validTo' is before 'validFrom'");
        }
        return row;
    }

    private static @Nullable LocalDate day(CSVRecord cells, String column) {
        String text = cells.get(column);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + column + "' is no date; write yyyy-MM-dd", e);
        }
    }

    boolean holds(@Nullable LocalDate day) {
        if (day == null) {
            return validFrom == null && validTo == null;
        }
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }

    boolean overlaps(ValueRow other) {
        return reviewed == other.reviewed
                && (validFrom == null || other.validTo == null || !validFrom.isAfter(other.validTo))
                && (other.validFrom == null || validTo == null || !other.validFrom.isAfter(validTo));
    }
}
