package eu.passerelle.tables;

import eu.passerelle.model.Grade;
import eu.passerelle.model.GradeFrequencies;
import eu.passerelle.model.GradeFrequencies.Frequency;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A table of frequencies whose every row has been found on its scale: a cumulative table by merit. What fails is kept to
 * be shown; conversion counts passing grades only.
 *
 * @param table as its sender wrote it
 * @param rows on each ladder the best first
 */
public record GradeDistribution(GradeFrequencies table, GradingScale scale, List<Row> rows) {

    /** Percentages are rounded by their senders: together they may miss 100 by this much. */
    private static final BigDecimal ROUNDING = BigDecimal.ONE;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public GradeDistribution {
        rows = List.copyOf(rows);
    }

    /** One grade or range of grades, with how often it was given. */
    public record Row(String label, GradePlace place, Grade.Outcome outcome, BigDecimal amount) {}

    /**
     * Finds every row on its scale.
     *
     * @throws GradeTableInvalid with all that is wrong with the table
     */
    public static GradeDistribution of(GradeFrequencies table, GradingScales scales) {
        String who =
                "grading table of " + table.university() + ", " + table.scale() + ", field " + table.iscedF() + ": ";
        GradingScale scale = scales.scale(table.scale())
                .orElseThrow(() -> new GradeTableInvalid(
                        List.of(who + "no such grading scale; there are " + String.join(", ", scales.ids()))));
        List<Row> rows = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Frequency frequency : table.frequencies()) {
            Optional<ReadGrade> grade = scale.readRow(frequency.label());
            if (grade.isEmpty()) {
                problems.add(who + "'" + frequency.label()
                        + "' is no grade of the scale, and no range of it that either passes or fails");
                continue;
            }
            Row row =
                    new Row(frequency.label(), grade.get().place(), grade.get().outcome(), frequency.amount());
            rows.stream()
                    .filter(other -> other.place().overlaps(row.place()))
                    .forEach(other -> problems.add(who + "'" + row.label() + "' and '" + other.label() + "' overlap"));
            rows.add(row);
        }
        percentages(table).ifPresent(problem -> problems.add(who + problem));
        if (!problems.isEmpty()) {
            throw new GradeTableInvalid(problems);
        }
        rows.sort(Comparator.comparing((Row row) -> row.place().ladder())
                .thenComparingInt(row -> row.place().best()));
        return new GradeDistribution(table, scale, rows);
    }

    /** Of all results, those with this row's grade in per cent; zero in a table without results. */
    public BigDecimal percentage(Row row, int decimals) {
        BigDecimal total = rows.stream().map(Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return total.signum() == 0
                ? BigDecimal.ZERO
                : row.amount().multiply(HUNDRED).divide(total, decimals, java.math.RoundingMode.HALF_EVEN);
    }

    private static Optional<String> percentages(GradeFrequencies table) {
        BigDecimal sum = table.frequencies().stream().map(Frequency::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        Long results = table.results();
        if (results != null) {
            return sum.compareTo(BigDecimal.valueOf(results)) == 0
                    ? Optional.empty()
                    : Optional.of("the rows are " + sum.toPlainString() + " results, not " + results);
        }
        return sum.subtract(HUNDRED).abs().compareTo(ROUNDING) <= 0
                ? Optional.empty()
                : Optional.of("the percentages are " + sum.toPlainString() + " together, not 100");
    }
}
