package eu.passerelle.tables;

import eu.passerelle.model.Grade;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A grading scale as declared in its data file. Words are compared without regard to case; numbers as numbers, with a
 * decimal point or comma, so "7", "7.0" and "7,0" are one grade and "10" is never smaller than "9".
 */
public final class GradingScale {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,4}([.,]\\d{1,6})?");

    /** Which numbers are the better ones. */
    public enum Direction {
        HIGHER_IS_BETTER,
        LOWER_IS_BETTER,
        NO_NUMBERS
    }

    private final String id;
    private final String title;
    private final Direction direction;
    private final String passMark;
    private final int decimals;
    private final String source;
    private final LocalDate date;
    private final List<GradeStep> steps;
    private final Map<String, GradeStep> byWord = new HashMap<>();

    GradingScale(ScaleNotes notes, List<GradeStep> steps) {
        this.id = notes.id();
        this.title = notes.title();
        this.direction = notes.direction();
        this.passMark = notes.passMark();
        this.decimals = notes.decimals();
        this.source = notes.source();
        this.date = notes.date();
        this.steps = List.copyOf(steps);
        this.steps.forEach(this::index);
        if (step(passMark).map(GradeStep::outcome).orElse(null) != Grade.Outcome.PASSED) {
            throw new IllegalArgumentException("the pass mark " + passMark + " does not pass");
        }
    }

    /** What a data file says about its scale as a whole. */
    record ScaleNotes(
            String id,
            String title,
            Direction direction,
            String passMark,
            int decimals,
            String source,
            LocalDate date) {}

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public Direction direction() {
        return direction;
    }

    /** The worst grade that still passes. */
    public String passMark() {
        return passMark;
    }

    /** Where the data comes from. */
    public String source() {
        return source;
    }

    /** When the source was read. */
    public LocalDate date() {
        return date;
    }

    /** Best step first. */
    public List<GradeStep> steps() {
        return steps;
    }

    /** The step of a grade as the source writes it; empty where the scale does not have it. */
    public Optional<GradeStep> step(String raw) {
        GradeStep step = byWord.get(word(raw));
        if (step != null) {
            return Optional.of(step);
        }
        return number(raw)
                .flatMap(number ->
                        steps.stream().filter(each -> each.holds(number)).findFirst());
    }

    private Optional<BigDecimal> number(String raw) {
        String text = raw.strip();
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text.replace(',', '.')).stripTrailingZeros();
        return number.scale() > decimals ? Optional.empty() : Optional.of(number);
    }

    private void index(GradeStep step) {
        for (String spelling : step.spellings()) {
            if (byWord.put(word(spelling), step) != null) {
                throw new IllegalArgumentException("'" + spelling + "' stands twice");
            }
        }
    }

    private static String word(String raw) {
        return Normalizer.normalize(raw.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
