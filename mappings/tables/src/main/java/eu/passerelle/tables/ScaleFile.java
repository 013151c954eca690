package eu.passerelle.tables;

import eu.passerelle.model.Grade;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.tables.GradingScale.Direction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one scale. Columns: {@code grade} (words separated by {@code |}, a number or a range {@code 5.5..10}),
 * {@code outcome} (passed, failed, undecided), then one label a language. Best grade first. Numbers must descend in
 * worth, and neighbouring ranges must leave no gap, so a forgotten 39.5 is found at loading and not in May.
 */
final class ScaleFile {

    private static final String NUMBER = "-?[0-9]+([.][0-9]+)?";

    private final TableFile file;
    private final Direction direction;
    private final int decimals;

    private ScaleFile(TableFile file) {
        this.file = file;
        this.direction = direction();
        this.decimals = Integer.parseInt(file.notes().getOrDefault("decimals", "0"));
    }

    static GradingScale read(String id) {
        return new ScaleFile(TableFile.read("scales/" + id + ".csv")).scale(id);
    }

    private GradingScale scale(String id) {
        List<GradeStep> steps = new ArrayList<>();
        for (TableFile.Row row : file.rows()) {
            GradeStep step = step(row, steps.size() + 1);
            steps.stream()
                    .filter(before -> before.from() != null)
                    .reduce((first, second) -> second)
                    .ifPresent(before -> requireOrder(row.line(), before, step));
            steps.add(step);
        }
        try {
            return new GradingScale(notes(id), steps);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalStateException(file.name() + ": " + e.getMessage(), e);
        }
    }

    private GradingScale.ScaleNotes notes(String id) {
        return new GradingScale.ScaleNotes(
                id,
                file.note("title"),
                direction,
                file.note("pass"),
                decimals,
                file.note("source"),
                LocalDate.parse(file.note("date")));
    }

    private Direction direction() {
        return switch (file.note("direction")) {
            case "higher is better" -> Direction.HIGHER_IS_BETTER;
            case "lower is better" -> Direction.LOWER_IS_BETTER;
            case "no numbers" -> Direction.NO_NUMBERS;
            default -> throw file.wrong(1, "direction is 'higher is better', 'lower is better' or 'no numbers'");
        };
    }

    private GradeStep step(TableFile.Row row, int position) {
        Map<String, String> labels = new LinkedHashMap<>(row.cells());
        String grade = String.valueOf(labels.remove("grade"));
        Grade.Outcome outcome = outcome(row, labels.remove("outcome"));
        LocalizedText label = new LocalizedText(labels);
        if (grade.matches(NUMBER + "([.][.]" + NUMBER + ")?")) {
            String[] ends = grade.split("[.][.]");
            return new GradeStep(
                    position,
                    List.of(),
                    new BigDecimal(ends[0]),
                    new BigDecimal(ends[ends.length - 1]),
                    outcome,
                    label);
        }
        return new GradeStep(position, List.of(grade.split("[|]")), null, null, outcome, label);
    }

    private Grade.Outcome outcome(TableFile.Row row, @Nullable String word) {
        return switch (String.valueOf(word)) {
            case "passed" -> Grade.Outcome.PASSED;
            case "failed" -> Grade.Outcome.FAILED;
            case "undecided" -> Grade.Outcome.UNKNOWN;
            default -> throw file.wrong(row.line(), "outcome is passed, failed or undecided, not '" + word + "'");
        };
    }

    private void requireOrder(long line, GradeStep better, GradeStep worse) {
        if (better.from() == null || better.to() == null || worse.from() == null || worse.to() == null) {
            return;
        }
        boolean descending = direction == Direction.HIGHER_IS_BETTER;
        BigDecimal gap =
                descending ? better.from().subtract(worse.to()) : worse.from().subtract(better.to());
        if (direction == Direction.NO_NUMBERS || gap.signum() <= 0) {
            throw file.wrong(line, "numbers must stand best first, without overlap, as the direction says");
        }
        boolean ranges = !better.from().equals(better.to()) || !worse.from().equals(worse.to());
        if (ranges && gap.compareTo(BigDecimal.ONE.movePointLeft(decimals)) != 0) {
            throw file.wrong(line, "there is a gap between this range and the one above");
        }
    }
}
