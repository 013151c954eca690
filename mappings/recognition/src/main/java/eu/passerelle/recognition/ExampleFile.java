package eu.passerelle.recognition;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Examples of one table: comma separated, a column for each fact that matters, then {@code decision} and {@code rule}.
 * An empty cell is a fact that is not known; {@code #} starts a comment.
 */
final class ExampleFile {

    static final String ENDING = ".examples.csv";

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .get();

    private final DecisionTableFile table;
    private final String file;
    private final List<ExampleResult> results = new ArrayList<>();

    private ExampleFile(DecisionTableFile table) {
        this.table = table;
        this.file = table.name() + ENDING;
    }

    /** One result for each example, then one for each row of the table that no example met. */
    static List<ExampleResult> run(Path directory, DecisionTableFile table) {
        ExampleFile examples = new ExampleFile(table);
        try (CSVParser rows = CSVParser.parse(directory.resolve(examples.file), StandardCharsets.UTF_8, FORMAT)) {
            examples.header(rows.getHeaderNames());
            if (examples.results.isEmpty()) {
                rows.forEach(row -> examples.example(row, rows.getHeaderNames(), rows.getCurrentLineNumber()));
                examples.rowsWithoutExample();
            }
        } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException e) {
            boolean there = Files.exists(directory.resolve(examples.file));
            examples.unmet(
                    0, "examples of the table", there ? "the file is no CSV: " + e.getMessage() : "there are none");
        }
        return examples.results;
    }

    private void header(List<String> columns) {
        for (String column : columns) {
            if (Fact.named(column).isEmpty() && !isAnswer(column)) {
                unmet(
                        0,
                        "facts, then decision and rule, as columns",
                        "there is no fact '" + column + "'; the facts are " + String.join(", ", Fact.names()));
            }
        }
        for (String answer : List.of(DecisionTableCheck.DECISION, DecisionTableCheck.RULE)) {
            if (!columns.contains(answer)) {
                unmet(0, "facts, then decision and rule, as columns", "the column '" + answer + "' is missing");
            }
        }
    }

    private void example(CSVRecord row, List<String> columns, long line) {
        if (!row.isConsistent()) {
            unmet(line, columns.size() + " cells", "there are " + row.size());
            return;
        }
        String expected = row.get(DecisionTableCheck.DECISION) + " by " + row.get(DecisionTableCheck.RULE);
        try {
            String actual = words(table.judge(facts(row, columns)));
            results.add(new ExampleResult(file, line, expected, actual, actual.equals(expected)));
        } catch (IllegalArgumentException e) {
            unmet(line, expected, String.valueOf(e.getMessage()));
        }
    }

    private void rowsWithoutExample() {
        for (RecognitionRule rule : table.rules()) {
            boolean met = results.stream()
                    .anyMatch(result -> result.met() && result.actual().endsWith(" by " + rule.id()));
            if (!met) {
                unmet(0, "an example of row " + rule.row() + " (" + rule.id() + ")", "none meets it");
            }
        }
    }

    private static RecognitionFacts facts(CSVRecord row, List<String> columns) {
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        for (String column : columns) {
            Optional<Fact> fact = Fact.named(column);
            String cell = row.get(column);
            if (fact.isPresent() && !cell.isEmpty()) {
                facts.put(fact.get(), fact.get().parse(cell));
            }
        }
        return new RecognitionFacts(facts);
    }

    private static String words(RecognitionDecision decision) {
        return switch (decision) {
            case RecognitionDecision.Recognised recognised -> "recognised by " + String.join(", ", recognised.rules());
            case RecognitionDecision.Declined declined -> "declined by " + declined.rule();
            case RecognitionDecision.Referred referred -> "referred by " + referred.rule();
        };
    }

    private static boolean isAnswer(String column) {
        return column.equals(DecisionTableCheck.DECISION) || column.equals(DecisionTableCheck.RULE);
    }

    private void unmet(long line, String expected, String actual) {
        results.add(new ExampleResult(file, line, expected, actual, false));
    }
}
