package eu.passerelle.recognition;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One column of a decision table and which of its rows fit a value. The engine says so, cell by cell; what it said is
 * remembered, because the values of a column are few and decisions are many. Thread-safe.
 */
final class TableColumn {

    /** A column of numbers may see very many values; those beyond are asked for each time. */
    private static final int REMEMBERED = 20_000;

    private static final Object UNKNOWN = new Object();

    private final String expression;
    private final @Nullable Fact plain;
    private final List<String> cells;
    private final List<FeelEngine.Test> tests;
    private final FeelEngine.Expression input;
    private final List<Fact> facts;
    private final Map<Object, BitSet> known = new ConcurrentHashMap<>();

    TableColumn(String expression, List<String> cells, FeelEngine engine) {
        this.expression = expression.strip();
        this.plain = Fact.named(this.expression).orElse(null);
        this.cells = List.copyOf(cells);
        this.tests = cells.stream().map(engine::test).toList();
        this.input = engine.expression(expression);
        Set<Fact> used = EnumSet.noneOf(Fact.class);
        used.addAll(FeelText.of(expression).facts());
        cells.forEach(cell -> used.addAll(FeelText.of(cell).facts()));
        this.facts = List.copyOf(used);
    }

    String expression() {
        return expression;
    }

    /** The fact that this column asks for, where it asks for nothing else. */
    @Nullable
    Fact plain() {
        return plain;
    }

    List<String> cells() {
        return cells;
    }

    /** Rows that fit, from 0; not to be changed. */
    BitSet rows(RecognitionFacts given) {
        Object key = key(given.values());
        BitSet rows = known.get(key);
        if (rows == null) {
            FeelEngine.Scope scope = FeelEngine.scope(given);
            rows = rows(input.value(scope), scope);
            if (known.size() < REMEMBERED) {
                known.put(key, rows);
            }
        }
        return rows;
    }

    /** Rows that fit a value of the input expression, whatever the facts. */
    BitSet rows(@Nullable Object value, FeelEngine.Scope scope) {
        BitSet rows = new BitSet(tests.size());
        for (int row = 0; row < tests.size(); row++) {
            rows.set(row, tests.get(row).fits(value, scope));
        }
        return rows;
    }

    /** Equal keys have equal rows, because a column sees nothing but these. */
    private Object key(Map<Fact, Object> values) {
        if (facts.size() == 1) {
            return values.getOrDefault(facts.getFirst(), UNKNOWN);
        }
        List<Object> key = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            key.add(values.getOrDefault(fact, UNKNOWN));
        }
        return key;
    }
}
