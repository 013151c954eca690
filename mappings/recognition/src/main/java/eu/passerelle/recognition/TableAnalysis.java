package eu.passerelle.recognition;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.model.api.HitPolicy;

/**
 * Whether exactly one row decides, whatever the facts. Every column is tried with all values that make a difference to
 * its cells (those written in them, what lies between, above and below, any other, and none); values that fit the same
 * rows count once. Over these, overlap is asked of each pair of rows, and a gap is searched column by column. Cells that
 * name other facts are taken not to fit.
 */
final class TableAnalysis {

    private static final int MOST_STATES = 200_000;
    /** For each row; one that is not found to be shadowed within these is taken not to be. */
    private static final int MOST_STATES_OF_A_ROW = 5_000;

    private final TableSheet sheet;
    private final List<TableColumn> columns;
    /** For each column: rows that fit, with a value for which they do. */
    private final List<Map<BitSet, Object>> fitting = new ArrayList<>();

    private final List<String> problems = new ArrayList<>();
    private int statesLeft;

    private TableAnalysis(TableSheet sheet, List<TableColumn> columns) {
        this.sheet = sheet;
        this.columns = columns;
    }

    static List<String> problems(String file, String name, TableSheet sheet, List<TableColumn> columns) {
        TableAnalysis analysis = new TableAnalysis(sheet, columns);
        for (int i = 0; i < columns.size(); i++) {
            ColumnTypes.problems(sheet, i, columns.get(i)).forEach(analysis.problems::add);
        }
        if (analysis.problems.isEmpty()) {
            analysis.analyse();
        }
        return analysis.problems.stream()
                .map(problem -> file + ", table " + name + problem)
                .toList();
    }

    private void analyse() {
        for (int i = 0; i < columns.size(); i++) {
            fitting.add(fitting(columns.get(i), ColumnValues.of(columns.get(i), sheet.type(i))));
        }
        cellsThatFitNothing();
        if (!problems.isEmpty()) {
            return;
        }
        if (sheet.hitPolicy() == HitPolicy.UNIQUE || sheet.hitPolicy() == HitPolicy.ANY) {
            overlaps();
        } else if (sheet.hitPolicy() == HitPolicy.FIRST) {
            shadowed();
        }
        BitSet all = new BitSet();
        all.set(0, rows());
        statesLeft = MOST_STATES;
        List<String> gap = new ArrayList<>();
        if (uncovered(0, all, null, new HashSet<>(), gap)) {
            problems.add(": no row fits where " + (gap.isEmpty() ? "the table is empty" : String.join(", ", gap))
                    + "; add a row for it, or a last row with - in every cell that refers to a person");
        }
        if (statesLeft < 0) {
            problems.add(": it has too many combinations to be sure that one row always fits; put a last row with - in"
                    + " every cell");
        }
    }

    private static Map<BitSet, Object> fitting(TableColumn column, Set<Object> values) {
        Map<BitSet, Object> fitting = new LinkedHashMap<>();
        FeelEngine.Scope scope = FeelEngine.scope(new RecognitionFacts(Map.of()));
        values.forEach(value -> fitting.putIfAbsent(column.rows(ColumnValues.feel(value), scope), value));
        return fitting;
    }

    private void cellsThatFitNothing() {
        for (int i = 0; i < columns.size(); i++) {
            BitSet ever = new BitSet();
            fitting.get(i).keySet().forEach(ever::or);
            for (int row = 0; row < rows(); row++) {
                String cell = columns.get(i).cells().get(row);
                if (!ever.get(row) && FeelText.of(cell).facts().isEmpty()) {
                    problems.add(", row %d: input cell %d (%s) fits no value of %s; correct it or delete the row"
                            .formatted(
                                    row + 1, i + 1, cell.strip(), columns.get(i).expression()));
                }
            }
        }
    }

    private void overlaps() {
        for (int first = 0; first < rows(); first++) {
            for (int second = first + 1; second < rows(); second++) {
                boolean differ = sheet.hitPolicy() == HitPolicy.UNIQUE
                        || !sheet.outputs(first + 1).equals(sheet.outputs(second + 1));
                List<String> where = differ ? common(first, second) : null;
                if (where != null) {
                    problems.add(", row %d: it overlaps with row %d where %s; change a cell of one of them"
                            .formatted(second + 1, first + 1, String.join(", ", where)));
                }
            }
        }
    }

    private @Nullable List<String> common(int first, int second) {
        List<String> where = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            boolean found = false;
            for (Map.Entry<BitSet, Object> one : fitting.get(i).entrySet()) {
                if (!found && one.getKey().get(first) && one.getKey().get(second)) {
                    where.add(words(i, one.getValue()));
                    found = true;
                }
            }
            if (!found) {
                return null;
            }
        }
        return where;
    }

    private void shadowed() {
        for (int row = 1; row < rows(); row++) {
            BitSet above = new BitSet();
            above.set(0, row);
            statesLeft = MOST_STATES_OF_A_ROW;
            if (!uncovered(0, above, row, new HashSet<>(), new ArrayList<>()) && statesLeft >= 0) {
                problems.add(
                        ", row %d: it never decides, because rows above fit wherever it does; move it up or delete it"
                                .formatted(row + 1));
            }
        }
    }

    /**
     * Searches a combination of values that none of the rows fits.
     *
     * @param within only where this row fits; null: everywhere
     * @param path filled with the values of the combination
     */
    private boolean uncovered(
            int column, BitSet rows, @Nullable Integer within, Set<List<Object>> seen, List<String> path) {
        if (rows.isEmpty()) {
            return true;
        }
        if (column == columns.size()
                || rows.stream().anyMatch(row -> fitsFrom(column, row))
                || !seen.add(List.of(column, rows))
                || --statesLeft < 0) {
            return false;
        }
        for (Map.Entry<BitSet, Object> one : fitting.get(column).entrySet()) {
            if (within == null || one.getKey().get(within)) {
                BitSet left = (BitSet) rows.clone();
                left.and(one.getKey());
                path.add(words(column, one.getValue()));
                if (uncovered(column + 1, left, within, seen, path)) {
                    return true;
                }
                path.removeLast();
            }
        }
        return false;
    }

    /** Whether nothing in this column or later ones can rule the row out. */
    private boolean fitsFrom(int column, int row) {
        for (int i = column; i < columns.size(); i++) {
            if (!columns.get(i).cells().get(row).strip().equals("-")) {
                return false;
            }
        }
        return true;
    }

    private String words(int column, Object value) {
        return columns.get(column).expression() + " is " + ColumnValues.words(value);
    }

    private int rows() {
        return sheet.rules().size();
    }
}
