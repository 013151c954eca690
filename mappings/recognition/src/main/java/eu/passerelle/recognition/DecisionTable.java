package eu.passerelle.recognition;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.impl.DMNContextImpl;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.model.api.HitPolicy;
import org.kie.internal.io.ResourceFactory;

/**
 * One compiled decision table: a file with one decision, named as the file. The engine has compiled the whole and can
 * judge by it; day by day its rows are found column by column ({@link TableColumn}), which is the same and faster.
 * Thread-safe.
 */
final class DecisionTable {

    private static final String NO_ROW = "-no-row";

    private final String path;
    private final String name;
    private final String version;
    private final String text;
    private final DMNRuntime runtime;
    private final DMNModel model;
    private final TableSheet sheet;
    private final List<TableColumn> columns;
    private final List<TableRow> rows;

    private DecisionTable(String path, String name, String text, DMNRuntime runtime, TableSheet sheet) {
        this.path = path;
        this.name = name;
        this.text = text;
        this.version = TableTrial.version(path, text);
        this.runtime = runtime;
        this.model = runtime.getModels().getFirst();
        this.sheet = sheet;
        FeelEngine engine = new FeelEngine();
        this.columns = sheet.columns(engine);
        this.rows = sheet.rules().stream()
                .map(rule -> new TableRow(rule, sheet, engine))
                .toList();
    }

    /**
     * Compiles and checks one table.
     *
     * @param path of its file
     * @param name of the table, and of the decision in it
     * @throws DecisionTableInvalid with all problems of this file
     */
    static DecisionTable compile(String path, String name, String text) {
        DmnText.require(text, path);
        Resource resource = ResourceFactory.newReaderResource(
                        new StringReader(DeclaredFacts.complete(text, path)), "UTF-8")
                .setSourcePath(path);
        DMNRuntime runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(resource))
                .getOrElseThrow(
                        e -> new DecisionTableInvalid(List.of(path + ": is not a DMN file: " + e.getMessage()), e));
        DecisionTableCheck check =
                DecisionTableCheck.of(path, name, runtime.getModels().getFirst());
        check.requireNone();
        TableSheet sheet = check.sheet();
        DecisionTable table = new DecisionTable(path, name, text, runtime, sheet);
        List<String> problems = TableAnalysis.problems(path, name, sheet, table.columns);
        if (!problems.isEmpty()) {
            throw new DecisionTableInvalid(problems);
        }
        return table;
    }

    String path() {
        return path;
    }

    String name() {
        return name;
    }

    /** Name of the file and the first digits of its text's hash. */
    String version() {
        return version;
    }

    boolean hasText(String other) {
        return text.equals(other);
    }

    List<RecognitionRule> rules() {
        return sheet.rules();
    }

    TableSheet sheet() {
        return sheet;
    }

    /** Whether a rule is of a row here, or says that no row fits. */
    boolean answersBy(String rule) {
        return rule.equals(name + NO_ROW)
                || rules().stream().anyMatch(row -> row.id().equals(rule));
    }

    /** What this table alone says; Recognised carries its one rule. Refers where no row fits. */
    RecognitionDecision judge(RecognitionFacts facts) {
        if (!sheet.foundByColumns()) {
            return judgeWhole(facts);
        }
        BitSet fitting = new BitSet(rows.size());
        fitting.set(0, rows.size());
        for (TableColumn column : columns) {
            fitting.and(column.rows(facts));
        }
        int first = fitting.nextSetBit(0);
        if (first < 0) {
            return noRowFits();
        }
        RecognitionDecision decision = decision(rows.get(first), facts);
        boolean ambiguous = sheet.hitPolicy() != HitPolicy.FIRST
                && fitting.stream()
                        .skip(1)
                        .anyMatch(row -> sheet.hitPolicy() == HitPolicy.UNIQUE
                                || !decision(rows.get(row), facts).equals(decision));
        return ambiguous ? noRowFits() : decision;
    }

    /** The same by the engine alone, which reads every row. */
    RecognitionDecision judgeWhole(RecognitionFacts facts) {
        DMNDecisionResult result = runtime.evaluateDecisionByName(model, name, new DMNContextImpl(facts.feel()))
                .getDecisionResultByName(name);
        return result != null && result.getResult() instanceof Map<?, ?> row
                ? decision(
                        row.get(DecisionTableCheck.DECISION),
                        row.get(DecisionTableCheck.RULE),
                        row.get(DecisionTableCheck.REASON),
                        row.get(DecisionTableCheck.MISSING))
                : noRowFits();
    }

    private RecognitionDecision decision(TableRow row, RecognitionFacts facts) {
        RecognitionDecision constant = row.constant();
        if (constant != null) {
            return constant;
        }
        FeelEngine.Scope scope = FeelEngine.scope(facts);
        RecognitionDecision decision = decision(
                row.value(DecisionTableCheck.DECISION, scope),
                row.value(DecisionTableCheck.RULE, scope),
                row.value(DecisionTableCheck.REASON, scope),
                row.value(DecisionTableCheck.MISSING, scope));
        row.remember(decision);
        return decision;
    }

    private RecognitionDecision decision(
            @Nullable Object decision, @Nullable Object rule, @Nullable Object reason, @Nullable Object missing) {
        return switch (String.valueOf(decision)) {
            case "recognised" -> new RecognitionDecision.Recognised(List.of(String.valueOf(rule)));
            case "declined" -> new RecognitionDecision.Declined(String.valueOf(rule), String.valueOf(reason));
            case "referred" ->
                new RecognitionDecision.Referred(String.valueOf(rule), String.valueOf(reason), words(missing));
            default -> noRowFits();
        };
    }

    private RecognitionDecision noRowFits() {
        return new RecognitionDecision.Referred(
                name + NO_ROW,
                "No row of the table " + name + ".dmn fits, or more than one where only one may: a person must decide.",
                List.of());
    }

    private static List<String> words(@Nullable Object cell) {
        List<String> words = new ArrayList<>();
        if (cell instanceof List<?> elements) {
            elements.forEach(element -> words.add(Objects.toString(element)));
        }
        return words;
    }
}
