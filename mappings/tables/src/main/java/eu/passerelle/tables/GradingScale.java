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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A grading scale as declared in its data file. Words are compared without regard to case; numbers as numbers, with a
 * decimal point or comma, so "7", "7.0" and "7,0" are one grade and "10" is never smaller than "9".
 */
public final class GradingScale {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,4}([.,]\\d{1,6})?");
    private static final Pattern RANGE = Pattern.compile("(\\S+?)\\s*(?:[.][.]|-|–)\\s*(\\S+)");

    /** Which numbers are the better ones. */
    public enum Direction {
        HIGHER_IS_BETTER,
        LOWER_IS_BETTER,
        NO_NUMBERS
    }

    private final ScaleNotes notes;
    private final List<GradeStep> steps;
    private final Map<String, GradeStep> byWord = new HashMap<>();

    GradingScale(ScaleNotes notes, List<GradeStep> steps) {
        this.notes = notes;
        this.steps = List.copyOf(steps);
        this.steps.forEach(this::index);
        if (step(notes.passMark()).map(GradeStep::outcome).orElse(null) != Grade.Outcome.PASSED) {
            throw new IllegalArgumentException("the pass mark " + notes.passMark() + " does not pass");
        }
    }

    /** What a data file says about its scale as a whole. */
    record ScaleNotes(
            String id,
            Optional<String> country,
            String title,
            Direction direction,
            String passMark,
            int decimals,
            String source,
            LocalDate date) {}

    public String id() {
        return notes.id();
    }

    /** ISO 3166-1 alpha-3; empty for a scale of no country. */
    public Optional<String> country() {
        return notes.country();
    }

    public String title() {
        return notes.title();
    }

    public Direction direction() {
        return notes.direction();
    }

    /** The worst grade of the main ladder that still passes. */
    public String passMark() {
        return notes.passMark();
    }

    /** Where the data comes from. */
    public String source() {
        return notes.source();
    }

    /** When the source was read. */
    public LocalDate date() {
        return notes.date();
    }

    /** Best step first within each ladder. */
    public List<GradeStep> steps() {
        return steps;
    }

    /** The step of a grade as the source writes it; empty where the scale does not have it. */
    public Optional<GradeStep> step(String raw) {
        GradeStep step = byWord.get(word(raw));
        return step != null ? Optional.of(step) : number(raw).flatMap(this::stepOf);
    }

    /** Place and outcome of a grade as the source writes it; empty where the scale does not have it. */
    public Optional<ReadGrade> read(String raw) {
        GradeStep word = byWord.get(word(raw));
        if (word != null) {
            return Optional.of(new ReadGrade(word.place(), word.outcome()));
        }
        return number(raw)
                .flatMap(number -> stepOf(number).map(step -> new ReadGrade(place(step, number), step.outcome())));
    }

    /**
     * The same for a row of a table of frequencies, which may also be a range of numbers: {@code 20-30}, {@code 5..6.9}.
     *
     * @return empty also for a range with both passing and other grades
     */
    public Optional<ReadGrade> readRow(String label) {
        Optional<ReadGrade> single = read(label);
        Matcher range = RANGE.matcher(label.strip());
        if (single.isPresent() || !range.matches()) {
            return single;
        }
        return read(range.group(1)).flatMap(one -> read(range.group(2)).flatMap(other -> span(one, other)));
    }

    private Optional<ReadGrade> span(ReadGrade one, ReadGrade other) {
        GradePlace a = one.place();
        GradePlace b = other.place();
        if (!a.ladder().equals(b.ladder()) || one.outcome() != other.outcome()) {
            return Optional.empty();
        }
        GradePlace place = new GradePlace(a.ladder(), Math.min(a.best(), b.best()), Math.max(a.worst(), b.worst()));
        return Optional.of(new ReadGrade(place, one.outcome()));
    }

    private GradePlace place(GradeStep step, BigDecimal number) {
        boolean descending = direction() == Direction.HIGHER_IS_BETTER;
        BigDecimal top = descending ? step.to() : step.from();
        if (top == null) {
            return step.place();
        }
        BigDecimal below = descending ? top.subtract(number) : number.subtract(top);
        int place = step.place().best() + below.movePointRight(notes.decimals()).intValueExact();
        return new GradePlace(step.place().ladder(), place, place);
    }

    private Optional<GradeStep> stepOf(BigDecimal number) {
        return steps.stream().filter(each -> each.holds(number)).findFirst();
    }

    private Optional<BigDecimal> number(String raw) {
        String text = raw.strip();
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text.replace(',', '.')).stripTrailingZeros();
        return number.scale() > notes.decimals() ? Optional.empty() : Optional.of(number);
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
