package eu.passerelle.recognition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one row answers. Most rows answer the same whatever the facts; it is worked out once then. Thread-safe. */
final class TableRow {

    private final Map<String, FeelEngine.Expression> outputs = new HashMap<>();
    private final boolean alwaysTheSame;
    private volatile @Nullable RecognitionDecision constant;

    TableRow(RecognitionRule rule, TableSheet sheet, FeelEngine engine) {
        Map<String, String> cells = sheet.outputs(rule.row());
        cells.forEach((column, cell) -> outputs.put(column, engine.expression(cell)));
        this.alwaysTheSame = List.copyOf(cells.values()).stream()
                .allMatch(cell -> FeelText.of(cell).facts().isEmpty());
    }

    /** The answer, where it does not depend on the facts and was given before. */
    @Nullable
    RecognitionDecision constant() {
        return constant;
    }

    void remember(RecognitionDecision decision) {
        if (alwaysTheSame) {
            constant = decision;
        }
    }

    @Nullable
    Object value(String column, FeelEngine.Scope scope) {
        FeelEngine.Expression output = outputs.get(column);
        return output == null ? null : output.value(scope);
    }
}
