package eu.passerelle.recognition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.HitPolicy;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.OutputClause;
import org.kie.dmn.model.api.UnaryTests;

/**
 * A table as a registrar sees it: columns, rows, cells. Made only of a table in which no cell is missing.
 *
 * @param rules one a row
 */
record TableSheet(DecisionTable table, List<RecognitionRule> rules) {

    TableSheet {
        rules = List.copyOf(rules);
    }

    HitPolicy hitPolicy() {
        return table.getHitPolicy();
    }

    /**
     * Whether its answer is that of the rows found column by column. Priorities, lists of allowed inputs and default
     * outputs are left to the engine.
     */
    boolean foundByColumns() {
        return hitPolicy() != HitPolicy.PRIORITY
                && table.getInput().stream().allMatch(input -> isBlank(input.getInputValues()))
                && table.getOutput().stream().allMatch(output -> output.getDefaultOutputEntry() == null);
    }

    private static boolean isBlank(@Nullable UnaryTests tests) {
        return tests == null || tests.getText() == null || tests.getText().isBlank();
    }

    List<TableColumn> columns(FeelEngine engine) {
        return IntStream.range(0, table.getInput().size())
                .mapToObj(column -> new TableColumn(
                        expression(table.getInput().get(column)),
                        table.getRule().stream().map(rule -> cell(rule, column)).toList(),
                        engine))
                .toList();
    }

    static String expression(InputClause input) {
        return input.getInputExpression() == null || input.getInputExpression().getText() == null
                ? ""
                : input.getInputExpression().getText();
    }

    /** The type that the column states; null where it states none. */
    @Nullable
    String type(int column) {
        InputClause input = table.getInput().get(column);
        return input.getInputExpression() == null || input.getInputExpression().getTypeRef() == null
                ? null
                : input.getInputExpression().getTypeRef().getLocalPart();
    }

    private static String cell(DecisionRule rule, int column) {
        String text = rule.getInputEntry().get(column).getText();
        return text == null ? "" : text;
    }

    /** What each column asks for. */
    List<String> expressions() {
        return table.getInput().stream().map(TableSheet::expression).toList();
    }

    /** What people call each column; empty where it has no name. */
    List<String> labels() {
        return table.getInput().stream()
                .map(input -> input.getLabel() == null ? "" : input.getLabel())
                .toList();
    }

    List<String> outputNames() {
        return table.getOutput().stream().map(OutputClause::getName).toList();
    }

    /**
     * An input cell.
     *
     * @param row from 1
     * @param column from 0
     */
    String cell(int row, int column) {
        return cell(table.getRule().get(row - 1), column);
    }

    /**
     * Output cells by the name of their column.
     *
     * @param row from 1
     */
    Map<String, String> outputs(int row) {
        DecisionRule rule = table.getRule().get(row - 1);
        List<String> names = new ArrayList<>(
                table.getOutput().stream().map(OutputClause::getName).toList());
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < names.size() && i < rule.getOutputEntry().size(); i++) {
            String text = rule.getOutputEntry().get(i).getText();
            cells.put(names.get(i), text == null ? "null" : text);
        }
        return cells;
    }
}
