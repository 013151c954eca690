package eu.passerelle.recognition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Examples of one table: comma separated; {@code name}, a column for each fact that matters, then {@code decision},
 * {@code rule} and {@code source}, what in law or policy the example is taken from. An empty cell is a fact that is not
 * known; {@code #} starts a comment.
 */
final class ExampleFile {

    private static final String ENDING = ".examples.csv";
    private static final String NAME = "name";
    private static final String SOURCE = "source";
    private static final List<String> OTHERS =
            List.of(NAME, DecisionTableCheck.DECISION, DecisionTableCheck.RULE, SOURCE);
    private static final String COLUMNS = "name, facts, decision, rule and source as columns";

    private final DecisionTable table;
    private final String file;
    private final List<ExampleResult> results = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private ExampleFile(DecisionTable table) {
        this.table = table;
        this.file = table.path().replaceFirst("\\.dmn$", ENDING);
    }

    /** One result for each example, then one for each row of the table that no example met. */
    static List<ExampleResult> run(PolicyFiles files, DecisionTable table) {
        ExampleFile examples = new ExampleFile(table);
        Optional<String> text = files.text(examples.file);
        if (text.isEmpty()) {
            examples.unmet(0, "examples of the table", "there are none");
            return examples.results;
        }
        try (CSVParser rows = CSVParser.parse(text.get(), PolicyTable.FORMAT)) {
            examples.header(rows.getHeaderNames());
            if (examples.results.isEmpty()) {
                rows.forEach(row -> examples.example(row, rows.getHeaderNames(), rows.getCurrentLineNumber()));
                examples.rowsWithoutExample();
            }
        } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException e) {
            examples.unmet(0, "examples of the table", "the file is no CSV: " + e.getMessage());
        }
        return examples.results;
    }

    private void header(List<String> columns) {
        for (String column : columns) {
            if (Fact.named(column).isEmpty() && !OTHERS.contains(column)) {
                unmet(
                        0,
                        COLUMNS,
                        "there is no fact '" + column + "'; did you mean '" + Nearest.to(column, Fact.names())
                                + "'? The facts are " + String.join(", ", Fact.names()));
            }
        }
        for (String other : OTHERS) {
            if (!columns.contains(other)) {
                unmet(0, COLUMNS, "the column '" + other + "' is missing");
            }
        }
    }

    private void example(CSVRecord row, List<String> columns, long line) {
        if (!row.isConsistent()) {
            unmet(line, columns.size() + " cells", "there are " + row.size());
            return;
        }
        if (row.get(NAME).isEmpty() || row.get(SOURCE).isEmpty() || !names.add(row.get(NAME))) {
            unmet(line, "a name of its own and a source", "one is empty, or the name stands above");
            return;
        }
        String expected = row.get(DecisionTableCheck.DECISION) + " by " + row.get(DecisionTableCheck.RULE);
        try {
            RecognitionDecision decision = table.judge(facts(row, columns));
            String actual = decision.word() + " by " + decision.rule();
            results.add(new ExampleResult(
                    file, line, row.get(NAME), row.get(SOURCE), expected, actual, actual.equals(expected)));
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

    /** What a line knows. */
    static RecognitionFacts facts(CSVRecord row, List<String> columns) {
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

    private void unmet(long line, String expected, String actual) {
        results.add(new ExampleResult(file, line, "", "", expected, actual, false));
    }
}
