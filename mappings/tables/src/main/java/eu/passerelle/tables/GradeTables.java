package eu.passerelle.tables;

import eu.passerelle.model.GradeFrequencies;
import eu.passerelle.model.GradeFrequencies.Frequency;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The grading tables of one university, from its file ({@code config/grades/<university>.csv}, format in the module's
 * README). Immutable.
 */
public final class GradeTables {

    /** The academic year begins in August in the north, and in no country of the alliance before. */
    private static final int FIRST_MONTH = 8;

    private final List<GradeDistribution> tables;

    private GradeTables(List<GradeDistribution> tables) {
        this.tables = List.copyOf(tables);
    }

    /** From tables that came another way, for example with a transcript. */
    public static GradeTables of(List<GradeDistribution> tables) {
        return new GradeTables(tables);
    }

    /**
     * Reads the text of a file.
     *
     * @throws GradeTableInvalid with everything that is wrong with it
     */
    public static GradeTables parse(String university, String text, GradingScales scales) {
        List<String> problems = new ArrayList<>();
        List<GradeDistribution> tables = new ArrayList<>();
        for (GradeFrequencies table : frequencies(university, text, problems)) {
            try {
                tables.add(GradeDistribution.of(table, scales));
            } catch (GradeTableInvalid e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new GradeTableInvalid(problems);
        }
        return new GradeTables(tables);
    }

    /** All of them, in the order of the file. */
    public List<GradeDistribution> all() {
        return tables;
    }

    /**
     * The table for grades of a scale in a field: of the tables that cover the field the narrowest, of these the newest.
     *
     * @param iscedF ISCED-F 2013, two to four digits
     */
    public Optional<GradeDistribution> find(String scale, String iscedF) {
        return tables.stream()
                .filter(each ->
                        each.table().scale().equals(scale) && each.table().covers(iscedF))
                .max(Comparator.comparingInt((GradeDistribution each) ->
                                each.table().iscedF().length())
                        .thenComparingInt(GradeTables::lastYear));
    }

    /**
     * The same for a grade of a day: of equally narrow tables the newest that was counted before its academic year, else the
     * oldest. A table of later years, added to those that are there, changes no grade of before.
     */
    public Optional<GradeDistribution> find(String scale, String iscedF, LocalDate day) {
        // the academic year by the year in which it began
        int year = day.getMonthValue() >= FIRST_MONTH ? day.getYear() : day.getYear() - 1;
        return tables.stream()
                .filter(each ->
                        each.table().scale().equals(scale) && each.table().covers(iscedF))
                .max(Comparator.comparingInt((GradeDistribution each) ->
                                each.table().iscedF().length())
                        .thenComparing(each -> lastYear(each) < year)
                        .thenComparingInt(each -> lastYear(each) < year ? lastYear(each) : -lastYear(each)));
    }

    /** Scales of the tables that cover a field. */
    public Set<String> scales(String iscedF) {
        return tables.stream()
                .filter(each -> each.table().covers(iscedF))
                .map(each -> each.table().scale())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int lastYear(GradeDistribution each) {
        Integer last = each.table().lastYear();
        return last == null ? 0 : last;
    }

    /** Rows of one scale, field and span of years are one table. */
    private record Key(String scale, String isced, int first, int last) {}

    private static List<GradeFrequencies> frequencies(String university, String text, List<String> problems) {
        TableFile file;
        try {
            file = TableFile.parse(university + ".csv", text);
        } catch (IllegalStateException | java.io.UncheckedIOException | IllegalArgumentException e) {
            throw new GradeTableInvalid(List.of(String.valueOf(e.getMessage())));
        }
        Map<Key, List<Frequency>> byKey = new LinkedHashMap<>();
        for (TableFile.Row row : file.rows()) {
            try {
                Key key = new Key(
                        cell(row, "scale"), cell(row, "isced"), year(cell(row, "first")), year(cell(row, "last")));
                byKey.computeIfAbsent(key, ignored -> new ArrayList<>())
                        .add(new Frequency(cell(row, "grade"), BigDecimal.valueOf(count(cell(row, "results")))));
            } catch (IllegalArgumentException e) {
                problems.add(file.name() + ", line " + row.line() + ": " + e.getMessage());
            }
        }
        List<GradeFrequencies> tables = new ArrayList<>();
        byKey.forEach((key, rows) -> {
            try {
                tables.add(table(university, key, rows, file.note("source") + ", " + file.note("date")));
            } catch (IllegalArgumentException e) {
                problems.add(file.name() + ", " + key.scale() + ", field " + key.isced() + ": " + e.getMessage());
            }
        });
        return tables;
    }

    private static GradeFrequencies table(String university, Key key, List<Frequency> rows, String source) {
        long results =
                rows.stream().mapToLong(row -> row.amount().longValueExact()).sum();
        return new GradeFrequencies(
                university, key.scale(), key.isced(), key.first(), key.last(), results, source, rows);
    }

    private static String cell(TableFile.Row row, String column) {
        String cell = row.cells().get(column);
        if (cell == null || cell.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + column + "' is empty; a row is scale,isced,first,last,grade,results");
        }
        return cell;
    }

    private static int year(String cell) {
        if (!cell.matches("(19|20)\\d\\d")) {
            throw new IllegalArgumentException("'" + cell + "' is no year; write the one in which it began, 2024");
        }
        return Integer.parseInt(cell);
    }

    private static long count(String cell) {
        if (!cell.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("'" + cell + "' is no number of results; percentages are not taken");
        }
        return Long.parseLong(cell);
    }
}
