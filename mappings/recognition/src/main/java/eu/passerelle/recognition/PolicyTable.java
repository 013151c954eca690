package eu.passerelle.recognition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A data file of the policy: comma separated with a header; {@code #} starts a comment. */
final class PolicyTable {

    static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .get();

    private PolicyTable() {}

    /** One line; a cell of a mandatory column is never empty. */
    record Line(CSVRecord cells) {

        /** Empty where the line says nothing. */
        String cell(String column) {
            return cells.isMapped(column) ? cells.get(column) : "";
        }

        /** Parts of a cell separated by {@code |}; none where the cell is empty. */
        List<String> list(String column) {
            return Stream.of(cell(column).split("[|]"))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
    }

    /**
     * The columns of a file, in their order.
     *
     * @param mandatory that no line may leave empty
     * @param optional that must be there
     * @param later that files have had since a later version: all of them or none
     */
    record Columns(List<String> mandatory, List<String> optional, List<String> later) {

        private boolean are(List<String> header) {
            return header.equals(before()) || header.equals(all());
        }

        private List<String> before() {
            return Stream.concat(mandatory.stream(), optional.stream()).toList();
        }

        private List<String> all() {
            return Stream.concat(before().stream(), later.stream()).toList();
        }
    }

    /** The same for a file whose columns have always been these. */
    static <T> List<T> read(
            PolicyFiles files,
            String path,
            List<String> mandatory,
            List<String> optional,
            Function<Line, T> reader,
            List<String> problems) {
        return read(files, path, new Columns(mandatory, optional, List.of()), reader, problems);
    }

    /**
     * Reads a file; one that is absent has no lines.
     *
     * @param problems to which what is wrong is added
     */
    static <T> List<T> read(
            PolicyFiles files, String path, Columns columns, Function<Line, T> reader, List<String> problems) {
        List<T> read = new ArrayList<>();
        try (CSVParser lines = CSVParser.parse(files.text(path).orElse(""), FORMAT)) {
            if (files.text(path).isPresent() && !columns.are(lines.getHeaderNames())) {
                problems.add(path + ": its columns must be " + String.join(",", columns.all()));
                return read;
            }
            for (CSVRecord line : lines) {
                line(path, line, lines.getCurrentLineNumber(), columns.mandatory(), reader, read, problems);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            problems.add(path + ": is not comma separated text: " + e.getMessage());
        }
        return read;
    }

    private static <T> void line(
            String path,
            CSVRecord line,
            long number,
            List<String> mandatory,
            Function<Line, T> reader,
            List<T> read,
            List<String> problems) {
        String place = path + ", line " + number + ": ";
        if (!line.isConsistent()) {
            problems.add(place + "it has " + line.size() + " cells, not as many as the header");
            return;
        }
        mandatory.stream()
                .filter(column -> line.get(column).isEmpty())
                .findFirst()
                .ifPresentOrElse(column -> problems.add(place + "the column '" + column + "' is empty"), () -> {
                    try {
                        read.add(reader.apply(new Line(line)));
                    } catch (IllegalArgumentException | java.time.DateTimeException e) {
                        problems.add(place + e.getMessage());
                    }
                });
    }
}
