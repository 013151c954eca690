package eu.passerelle.recognition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.ast.InputDataNode;
import org.kie.dmn.model.api.DMNModelInstrumentedBase;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.HitPolicy;
import org.kie.dmn.model.api.OutputClause;

/**
 * What must hold of a table before it may judge. An empty input cell is found here because the engine either does not
 * compile it or answers null; a misspelt fact because it would be null for ever.
 */
final class DecisionTableCheck {

    static final String DECISION = "decision";
    static final String RULE = "rule";
    static final String REASON = "reason";
    static final String MISSING = "missing";

    private static final Set<HitPolicy> SINGLE_HIT =
            Set.of(HitPolicy.UNIQUE, HitPolicy.FIRST, HitPolicy.ANY, HitPolicy.PRIORITY);
    private static final Set<String> DECISIONS = Set.of("\"recognised\"", "\"declined\"", "\"referred\"");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern RULE_ID = Pattern.compile("\"[a-z][a-z0-9-]{2,79}\"");

    private final String file;
    private final List<String> problems = new ArrayList<>();
    private final List<RecognitionRule> rules = new ArrayList<>();
    private @Nullable DecisionTable table;

    private DecisionTableCheck(String file) {
        this.file = file;
    }

    static DecisionTableCheck of(String file, String name, DMNModel model) {
        DecisionTableCheck check = new DecisionTableCheck(file);
        DecisionTable table = check.table(name, model);
        check.table = table;
        if (table != null) {
            check.columns(name, table, model);
            check.rows(name, table);
        }
        model.getMessages(DMNMessage.Severity.ERROR).forEach(message -> check.message(name, message));
        return check;
    }

    /** @throws DecisionTableInvalid with everything that was found */
    void requireNone() {
        if (!problems.isEmpty()) {
            throw new DecisionTableInvalid(problems);
        }
    }

    /** Of a table without problems. */
    TableSheet sheet() {
        return new TableSheet(Objects.requireNonNull(table, file), rules);
    }

    private @Nullable DecisionTable table(String name, DMNModel model) {
        for (Object element : model.getDefinitions().getDrgElement()) {
            if (element instanceof Decision decision
                    && decision.getName().equals(name)
                    && decision.getExpression() instanceof DecisionTable table) {
                return table;
            }
        }
        problems.add(file + ": has no decision named '" + name + "' with a decision table");
        return null;
    }

    private void columns(String name, DecisionTable table, DMNModel model) {
        if (!SINGLE_HIT.contains(table.getHitPolicy())) {
            problem(name, 0, "its hit policy must be UNIQUE, FIRST, ANY or PRIORITY, so that one row decides");
        }
        List<String> outputs = outputs(table);
        for (String output : List.of(DECISION, RULE, REASON)) {
            if (!outputs.contains(output)) {
                problem(name, 0, "the output column '" + output + "' is missing");
            }
        }
        for (InputDataNode input : model.getInputs()) {
            if (Fact.named(input.getName()).isEmpty()) {
                noFact(name, "", input.getName());
            }
        }
        for (int i = 0; i < table.getInput().size(); i++) {
            String asked = TableSheet.expression(table.getInput().get(i)).strip();
            if (asked.isEmpty()) {
                problem(name, 0, "input column " + (i + 1) + " asks for nothing; name a fact");
            } else if (NAME.matcher(asked).matches() && Fact.named(asked).isEmpty()) {
                noFact(name, "input column " + (i + 1) + ": ", asked);
            }
        }
    }

    private void noFact(String name, String where, String asked) {
        problem(
                name,
                0,
                where + "there is no fact '" + asked + "'; did you mean '" + Nearest.to(asked, Fact.names())
                        + "'? The facts are " + String.join(", ", Fact.names()));
    }

    private void rows(String name, DecisionTable table) {
        List<String> outputs = outputs(table);
        Set<String> ids = new HashSet<>();
        int row = 0;
        for (DecisionRule rule : table.getRule()) {
            row++;
            if (rule.getInputEntry().size() != table.getInput().size()) {
                problem(
                        name,
                        row,
                        "it has " + rule.getInputEntry().size() + " input cells, but there are "
                                + table.getInput().size() + " input columns");
            }
            for (int i = 0; i < rule.getInputEntry().size(); i++) {
                if (blank(rule.getInputEntry().get(i).getText())) {
                    problem(name, row, "input cell " + (i + 1) + " is empty; write - where anything fits");
                }
            }
            if (!DECISIONS.contains(output(rule, outputs, DECISION))) {
                problem(name, row, "decision is \"recognised\", \"declined\" or \"referred\", with the quotes");
            }
            if (blank(output(rule, outputs, REASON))) {
                problem(name, row, "the reason is empty; write a sentence in quotes");
            }
            rule(name, row, output(rule, outputs, RULE), ids);
        }
    }

    private void rule(String name, int row, String cell, Set<String> ids) {
        if (!RULE_ID.matcher(cell).matches()) {
            problem(name, row, "the rule id is lower case letters, digits and '-' in quotes, like \"" + name + "-x\"");
            return;
        }
        String id = cell.substring(1, cell.length() - 1);
        if (!id.startsWith(name + "-")) {
            problem(name, row, "the rule id '" + id + "' must start with '" + name + "-'");
        } else if (!ids.add(id)) {
            problem(name, row, "the rule id '" + id + "' stands twice");
        } else {
            rules.add(new RecognitionRule(name, row, id));
        }
    }

    private void message(String name, DMNMessage message) {
        Object at = message.getSourceReference();
        while (at instanceof DMNModelInstrumentedBase element && !(at instanceof DecisionRule)) {
            at = element.getParent();
        }
        int row = at instanceof DecisionRule rule && rule.getParent() instanceof DecisionTable table
                ? table.getRule().indexOf(rule) + 1
                : 0;
        problem(name, row, message.getText().lines().findFirst().orElse("does not compile"));
    }

    private void problem(String name, int row, String what) {
        problems.add(file + ", table " + name + (row == 0 ? "" : ", row " + row) + ": " + what);
    }

    private static List<String> outputs(DecisionTable table) {
        return table.getOutput().stream().map(OutputClause::getName).toList();
    }

    private static String output(DecisionRule rule, List<String> outputs, String column) {
        int index = outputs.indexOf(column);
        if (index < 0 || index >= rule.getOutputEntry().size()) {
            return "";
        }
        String text = rule.getOutputEntry().get(index).getText();
        return text == null ? "" : text.strip();
    }

    private static boolean blank(@Nullable String cell) {
        return cell == null || cell.isBlank();
    }
}
