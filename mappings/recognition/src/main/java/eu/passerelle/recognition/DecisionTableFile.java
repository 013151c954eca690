package eu.passerelle.recognition;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.impl.DMNContextImpl;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** One compiled decision table: a file with one decision, named as the file. Thread-safe. */
final class DecisionTableFile {

    private final String name;
    private final DMNRuntime runtime;
    private final DMNModel model;
    private final List<RecognitionRule> rules;

    private DecisionTableFile(String name, DMNRuntime runtime, DMNModel model, List<RecognitionRule> rules) {
        this.name = name;
        this.runtime = runtime;
        this.model = model;
        this.rules = rules;
    }

    /**
     * Reads one file.
     *
     * @throws DecisionTableInvalid with all problems of this file
     */
    static DecisionTableFile read(Path path, String name) {
        String file = name + ".dmn";
        Resource resource = ResourceFactory.newReaderResource(new StringReader(DmnText.read(path, file)), "UTF-8")
                .setSourcePath(file);
        DMNRuntime runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(resource))
                .getOrElseThrow(
                        e -> new DecisionTableInvalid(List.of(file + ": is not a DMN file: " + e.getMessage())));
        DMNModel model = runtime.getModels().getFirst();
        DecisionTableCheck check = DecisionTableCheck.of(file, name, model);
        if (!check.problems().isEmpty()) {
            throw new DecisionTableInvalid(check.problems());
        }
        return new DecisionTableFile(name, runtime, model, check.rules());
    }

    String name() {
        return name;
    }

    List<RecognitionRule> rules() {
        return rules;
    }

    /** What this table alone says; Recognised carries its one rule. Refers where no row fits. */
    RecognitionDecision judge(RecognitionFacts facts) {
        DMNDecisionResult result = runtime.evaluateDecisionByName(model, name, new DMNContextImpl(facts.feel()))
                .getDecisionResultByName(name);
        return result != null && result.getResult() instanceof Map<?, ?> row ? decision(row) : noRowFits();
    }

    private RecognitionDecision decision(Map<?, ?> row) {
        String rule = String.valueOf(row.get(DecisionTableCheck.RULE));
        String reason = String.valueOf(row.get(DecisionTableCheck.REASON));
        return switch (String.valueOf(row.get(DecisionTableCheck.DECISION))) {
            case "recognised" -> new RecognitionDecision.Recognised(List.of(rule));
            case "declined" -> new RecognitionDecision.Declined(rule, reason);
            case "referred" -> new RecognitionDecision.Referred(rule, reason, missing(row.get("missing")));
            default -> noRowFits();
        };
    }

    private RecognitionDecision noRowFits() {
        return new RecognitionDecision.Referred(
                name + "-no-row",
                "No row of the table " + name + ".dmn fits, or more than one where only one may: a person must decide.",
                List.of());
    }

    private static List<String> missing(@Nullable Object cell) {
        List<String> missing = new ArrayList<>();
        if (cell instanceof List<?> elements) {
            elements.forEach(element -> missing.add(String.valueOf(element)));
        }
        return missing;
    }
}
