package eu.passerelle.tables;

import eu.passerelle.model.Grade;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.tables.GradingScale.Direction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one scale; the format is in the module's README. On each ladder the best grade stands first, neighbouring ranges
 * leave no gap and nothing passes below what does not, so that a forgotten 39.5 is found at loading and not in May.
 */
final class ScaleFile {

    private static final String NUMBER = "-?[0-9]+([.][0-9]+)?";

    private final TableFile file;
    private final Direction direction;
    private final int decimals;
    private final Map<String, GradeStep> lastOfLadder = new HashMap<>();

    private ScaleFile(TableFile file) {
        this.file = file;
        this.direction = direction();
        this.decimals = Integer.parseInt(file.notes().getOrDefault("decimals", "0"));
    }

    static GradingScale read(String id) {
        return new ScaleFile(TableFile.read("scales/" + id + ".csv")).scale(id);
    }

    /** The same from a text, for tests of what a bad file is told. */
    static GradingScale parse(String id, String text) {
        return new ScaleFile(TableFile.parse(id, text)).scale(id);
    }

    private GradingScale scale(String id) {
        List<GradeStep> steps = new ArrayList<>();
        for (TableFile.Row row : file.rows()) {
            GradeStep step = step(row);
            GradeStep before = lastOfLadder.put(step.place().ladder(), step);
            if (before != null) {
                requireOrder(row.line(), before, step);
            }
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
                Optional.ofNullable(file.notes().get("country")),
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

    private GradeStep step(TableFile.Row row) {
        Map<String, String> labels = new LinkedHashMap<>(row.cells());
        List<String> names =
                new ArrayList<>(List.of(String.valueOf(labels.remove("grade")).split("[|]")));
        Grade.Outcome outcome = outcome(row, labels.remove("outcome"));
        String ladder = Objects.requireNonNullElse(labels.remove("ladder"), GradePlace.MAIN);
        BigDecimal from = null;
        BigDecimal to = null;
        if (names.getFirst().matches(NUMBER + "([.][.]" + NUMBER + ")?")) {
            String[] ends = names.removeFirst().split("[.][.]");
            from = new BigDecimal(ends[0]);
            to = new BigDecimal(ends[ends.length - 1]);
        }
        return new GradeStep(place(row, ladder, from, to), names, from, to, outcome, new LocalizedText(labels));
    }

    /** Every number that the decimals allow is a grade of its own. */
    private GradePlace place(TableFile.Row row, String ladder, @Nullable BigDecimal from, @Nullable BigDecimal to) {
        GradeStep before = lastOfLadder.get(ladder);
        int best = before == null ? 1 : before.place().worst() + 1;
        if (from == null || to == null) {
            return new GradePlace(ladder, best, best);
        }
        if (from.scale() > decimals || to.scale() > decimals || from.compareTo(to) > 0) {
            throw file.wrong(row.line(), "a range goes from low to high, with at most " + decimals + " decimals");
        }
        return new GradePlace(
                ladder, best, best + to.subtract(from).movePointRight(decimals).intValueExact());
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
        if (worth(better.outcome()) < worth(worse.outcome())) {
            throw file.wrong(line, "on one ladder what passes stands first, then what is undecided, then what fails");
        }
        if (better.from() == null || better.to() == null || worse.from() == null || worse.to() == null) {
            return;
        }
        boolean descending = direction == Direction.HIGHER_IS_BETTER;
        BigDecimal gap =
                descending ? better.from().subtract(worse.to()) : worse.from().subtract(better.to());
        if (direction == Direction.NO_NUMBERS || gap.signum() <= 0) {
            throw file.wrong(line, "numbers must stand best first, without overlap, as the direction says");
        }
        boolean ranges =
                better.from().compareTo(better.to()) != 0 || worse.from().compareTo(worse.to()) != 0;
        if (ranges && gap.compareTo(BigDecimal.ONE.movePointLeft(decimals)) != 0) {
            throw file.wrong(line, "there is a gap between this range and the one above");
        }
    }

    private static int worth(Grade.Outcome outcome) {
        return switch (outcome) {
            case PASSED -> 2;
            case UNKNOWN -> 1;
            case FAILED -> 0;
        };
    }
}
