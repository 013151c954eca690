package eu.passerelle.tables;

import eu.passerelle.model.Grade;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The grading scales that the hub knows, one data file each ({@code scales/<id>.csv}, listed in {@code scales.csv}).
 * Immutable. A grade or scale that is not declared is never guessed at: the answer is empty.
 */
public final class GradingScales {

    private final Map<String, GradingScale> byId;

    private GradingScales(Map<String, GradingScale> byId) {
        this.byId = byId;
    }

    /** The scales of this module, read once. */
    public static GradingScales standard() {
        return Standard.SCALES;
    }

    /** Whether a grade passes; UNKNOWN where the scale has it but the grade alone does not decide. */
    public Optional<Grade.Outcome> outcome(String scaleId, String raw) {
        return scale(scaleId).flatMap(scale -> scale.step(raw)).map(GradeStep::outcome);
    }

    public Optional<GradingScale> scale(String scaleId) {
        return Optional.ofNullable(byId.get(scaleId));
    }

    public boolean knows(String scaleId) {
        return byId.containsKey(scaleId);
    }

    /** In alphabetical order. */
    public Set<String> ids() {
        return byId.keySet();
    }

    /** Loaded at first use, by the class loader's own lock. */
    private static final class Standard {

        private static final GradingScales SCALES = load();

        private static GradingScales load() {
            Map<String, GradingScale> byId = new TreeMap<>();
            for (TableFile.Row row : TableFile.read("scales.csv").rows()) {
                String id = String.valueOf(row.cells().get("scale"));
                byId.put(id, ScaleFile.read(id));
            }
            return new GradingScales(java.util.Collections.unmodifiableMap(byId));
        }
    }
}
