package eu.passerelle.recognition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The values of a column that make a difference to its cells. */
final class ColumnValues {

    private static final String ANY = "Any";

    /** Values that no cell writes out. */
    private enum Special {
        UNKNOWN,
        ANYTHING_ELSE
    }

    private ColumnValues() {}

    /**
     * Those that stand in the cells, what lies between, above and below them, any other, and none.
     *
     * @param stated the type that the column states; null where it states none
     */
    static Set<Object> of(TableColumn column, @Nullable String stated) {
        Fact fact = column.plain();
        String type = fact != null ? fact.type().feelName() : stated == null ? ANY : stated;
        List<FeelText> cells = column.cells().stream().map(FeelText::of).toList();
        Set<Object> values = new LinkedHashSet<>();
        if (type.equals(Fact.Type.TRUTH.feelName()) || type.equals(ANY)) {
            values.addAll(List.of(true, false));
        }
        if (type.equals(Fact.Type.NUMBER.feelName()) || type.equals(ANY)) {
            values.addAll(between(cells));
        }
        if (fact != null && !fact.words().isEmpty()) {
            values.addAll(fact.words());
        } else if (type.equals(Fact.Type.TEXT.feelName()) || type.equals(ANY)) {
            cells.forEach(cell -> values.addAll(cell.texts()));
            values.add(Special.ANYTHING_ELSE);
        }
        if (type.equals(ANY)) {
            List<Object> written = new ArrayList<>(values);
            written.remove(Special.ANYTHING_ELSE);
            written.forEach(value -> values.add(List.of(value)));
            values.add(List.of());
        }
        values.add(Special.UNKNOWN);
        return values;
    }

    private static Set<BigDecimal> between(List<FeelText> cells) {
        TreeSet<BigDecimal> written = new TreeSet<>();
        cells.forEach(cell -> written.addAll(cell.numbers()));
        Set<BigDecimal> all = new LinkedHashSet<>();
        BigDecimal last = null;
        for (BigDecimal number : written) {
            all.add(
                    last == null
                            ? number.subtract(BigDecimal.ONE)
                            : last.add(number).multiply(new BigDecimal("0.5")));
            all.add(number);
            last = number;
        }
        all.add(last == null ? BigDecimal.ONE : last.add(BigDecimal.ONE));
        return all;
    }

    /** The value to try the cells with. */
    static @Nullable Object feel(Object value) {
        return value == Special.UNKNOWN ? null : value == Special.ANYTHING_ELSE ? "\u0001" : value;
    }

    static String words(Object value) {
        if (value instanceof Special special) {
            return special == Special.UNKNOWN ? "not known" : "anything else";
        }
        return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }
}
