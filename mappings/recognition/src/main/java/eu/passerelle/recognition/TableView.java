package eu.passerelle.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision table as people read it.
 *
 * @param path of its file
 * @param key whose table of which name, whenever it holds: {@code release}, {@code awarding/aveiro/release}
 * @param name of the table
 * @param university whose own it is; null: the alliance's
 * @param from first day on which it holds; null: from ever
 * @param version name of the file and the first digits of its hash
 * @param hitPolicy which row decides: {@code FIRST}, {@code UNIQUE}, ...
 */
public record TableView(
        String path,
        String key,
        String name,
        @Nullable String university,
        @Nullable LocalDate from,
        String version,
        String hitPolicy,
        List<Column> columns,
        List<Row> rows) {

    /**
     * What a column asks for.
     *
     * @param label for people; what it asks for where there is none
     * @param asks a fact, or an expression
     */
    public record Column(String label, String asks) {}

    /** A row, its cells in the order of the columns; decision, rule and reason as they stand in the file, in FEEL. */
    public record Row(String rule, List<String> cells, String decision, String reason) {}

    static TableView of(DecisionTable table) {
        TablePath path = TablePath.of(table.path());
        TableSheet sheet = table.sheet();
        List<String> labels = sheet.labels();
        List<String> asked = sheet.expressions();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            columns.add(new Column(labels.get(i).isBlank() ? asked.get(i) : labels.get(i), asked.get(i)));
        }
        return new TableView(
                table.path(),
                path.key(),
                table.name(),
                path.university(),
                path.from(),
                table.version(),
                sheet.hitPolicy().name(),
                columns,
                table.rules().stream()
                        .map(rule -> row(rule, sheet, asked.size()))
                        .toList());
    }

    private static Row row(RecognitionRule rule, TableSheet sheet, int columns) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            cells.add(sheet.cell(rule.row(), i).strip());
        }
        Map<String, String> outputs = sheet.outputs(rule.row());
        return new Row(
                rule.id(),
                cells,
                plain(outputs.getOrDefault(DecisionTableCheck.DECISION, "")),
                plain(outputs.getOrDefault(DecisionTableCheck.REASON, "")));
    }

    private static String plain(String cell) {
        String text = cell.strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\\\"", "\"")
                : text;
    }

    /** A line for the table and for each row: what two versions are compared by, whatever an editor made of their XML. */
    public String lines() {
        StringBuilder lines = new StringBuilder("decides: " + hitPolicy + "\n");
        for (Row row : rows) {
            lines.append(row.rule()).append(": ");
            List<String> asked = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                if (!row.cells().get(i).equals("-")) {
                    asked.add(columns.get(i).label() + " " + row.cells().get(i));
                }
            }
            lines.append(asked.isEmpty() ? "anything" : String.join("; ", asked))
                    .append(" -> ")
                    .append(row.decision())
                    .append(": ")
                    .append(row.reason())
                    .append('\n');
        }
        return lines.toString();
    }
}
