package eu.passerelle.recognition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.model.api.HitPolicy;

/**
 * Writes a row for one case: as narrow as the table's columns can say it, so that a registrar widens it knowingly. It fits no
 * case that the row which had referred this one does not fit.
 */
final class RowDraft {

    private static final String ANYTHING = "-";

    private final DecisionTable table;
    private final RuledCase ruled;
    private final int referring;
    private final List<String> cells = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private RowDraft(DecisionTable table, RuledCase ruled) {
        this.table = table;
        this.ruled = ruled;
        this.referring = table.rules().stream()
                .filter(rule -> rule.id().equals(ruled.rule()))
                .findFirst()
                .map(RecognitionRule::row)
                .orElse(0);
    }

    static ProposedRow of(DecisionTable table, PolicyFiles files, RuledCase ruled) {
        return new RowDraft(table, ruled).draft(files);
    }

    private ProposedRow draft(PolicyFiles files) {
        String row = row();
        String examples = table.path().replaceFirst("\\.dmn$", ".examples.csv");
        List<String> header = new ArrayList<>();
        try (CSVParser lines = CSVParser.parse(files.text(examples).orElse(""), PolicyTable.FORMAT)) {
            header.addAll(lines.getHeaderNames());
            lines.stream().filter(line -> contradicts(line, header)).forEach(this::contradiction);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String example = example(header);
        if (table.sheet().hitPolicy() != HitPolicy.FIRST && referring > 0) {
            notes.add("Only one row may fit in this table: take what the new row says out of " + ruled.rule() + ".");
        }
        notes.add("The reason is what was said about one case: write what holds for all, without personal data.");
        notes.add("Try it before it goes live: ./hub decide --what-if <file>, ./hub check <university>.");
        return new ProposedRow(
                table.path(),
                referring == 0 ? "" : ruled.rule(),
                row,
                examples,
                String.join(",", header),
                example,
                notes);
    }

    private String id() {
        return table.name() + "-ruled-" + ruled.key();
    }

    private String row() {
        StringBuilder row = new StringBuilder("<rule id=\"" + id() + "\">\n");
        List<String> expressions = table.sheet().expressions();
        for (int column = 0; column < expressions.size(); column++) {
            cells.add(cell(column, expressions.get(column)));
            entry(row, "inputEntry", "input-" + (column + 1), cells.get(column));
        }
        for (String output : table.sheet().outputNames()) {
            entry(row, "outputEntry", output, output(output));
        }
        return row.append("</rule>").toString();
    }

    private void entry(StringBuilder row, String element, String column, String text) {
        row.append("  <%s id=\"%s-%s\">\n    <text>%s</text>\n  </%s>\n"
                .formatted(element, id(), column, escaped(text), element));
    }

    private String cell(int column, String expression) {
        Set<Fact> asked = FeelText.of(expression).facts();
        if (asked.contains(Fact.AGE_DAYS)) {
            // it is another one tomorrow
            return referring == 0 ? ANYTHING : table.sheet().cell(referring, column);
        }
        Object value = new FeelEngine().expression(expression).value(FeelEngine.scope(ruled.facts()));
        if (asked.isEmpty() || Fact.named(expression.strip()).isEmpty()) {
            notes.add("Column " + (column + 1) + " asks for '" + expression.strip()
                    + "': the row fits all cases for which that is the same. Add a column to tell more apart.");
        }
        return literal(value, column);
    }

    private String literal(@Nullable Object value, int column) {
        return switch (value) {
            case null -> "null";
            case String text -> quoted(text);
            case Boolean truth -> truth.toString();
            case Number number -> plain(number);
            default -> {
                notes.add("Column " + (column + 1) + " asks for a list, which a cell cannot hold as it is.");
                yield referring == 0 ? ANYTHING : table.sheet().cell(referring, column);
            }
        };
    }

    private String output(String column) {
        return switch (column) {
            case DecisionTableCheck.DECISION -> quoted(word());
            case DecisionTableCheck.RULE -> quoted(id());
            case DecisionTableCheck.REASON -> quoted(ruled.reason());
            case DecisionTableCheck.MISSING -> "[]";
            default -> "null";
        };
    }

    private String word() {
        return ruled.recognised() ? "recognised" : "declined";
    }

    /** Whether an example that the referring row answers today would be answered by the new row. */
    private boolean contradicts(CSVRecord line, List<String> header) {
        RecognitionFacts facts = ExampleFile.facts(line, header);
        FeelEngine engine = new FeelEngine();
        FeelEngine.Scope scope = FeelEngine.scope(facts);
        List<String> expressions = table.sheet().expressions();
        return table.judge(facts).rule().equals(ruled.rule())
                && IntStream.range(0, expressions.size())
                        .allMatch(column -> engine.test(cells.get(column))
                                .fits(engine.expression(expressions.get(column)).value(scope), scope));
    }

    private void contradiction(CSVRecord line) {
        notes.add("The example '" + line.get("name") + "' fits the new row too: if it is not to be " + word()
                + ", the row needs another column; else change the example.");
    }

    private String example(List<String> header) {
        Set<Fact> there =
                header.stream().flatMap(column -> Fact.named(column).stream()).collect(Collectors.toSet());
        table.sheet().expressions().stream()
                .flatMap(expression -> FeelText.of(expression).facts().stream())
                .filter(fact -> !there.contains(fact) && ruled.facts().values().containsKey(fact))
                .distinct()
                .forEach(fact -> notes.add("The examples have no column '" + fact.feelName() + "': add it."));
        return CSVFormat.RFC4180.format(header.stream().map(this::cell).toArray());
    }

    private String cell(String column) {
        return switch (column) {
            case "name" -> "as people decided in " + ruled.key();
            case DecisionTableCheck.DECISION -> word();
            case DecisionTableCheck.RULE -> id();
            case "source" -> ruled.source();
            default ->
                Fact.named(column)
                        .map(fact -> ruled.facts().values().get(fact))
                        .map(RowDraft::written)
                        .orElse("");
        };
    }

    /** As {@link Fact#parse} reads it. */
    private static String written(Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "[]" : list.stream().map(String::valueOf).collect(Collectors.joining("|"));
        }
        return value instanceof Number number ? plain(number) : String.valueOf(value);
    }

    private static String plain(Number number) {
        return new BigDecimal(number.toString()).toPlainString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + "\"";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
