package eu.passerelle.connectors.mapping;

import com.dashjoin.jsonata.Jsonata;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All expressions of one record: the record, the variables beside it, one budget of time and depth, and the codes that no
 * value map knew. Used by one thread.
 */
final class Evaluation {

    /** All expressions of a record together; usual ones need a tenth of a millisecond. */
    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    private static final int MAX_DEPTH = 200;
    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_ITEMS = 100_000;

    private final Object record;
    private final Map<String, ?> variables;
    private final Formats formats;
    private final ValueMaps values;
    private final @Nullable String university;
    private Set<String> unresolved = Set.of();
    private Jsonata.@Nullable Frame bindings;
    private long until;
    private @Nullable LocalDate day;
    private int depth;
    private int steps;

    Evaluation(Object record, Map<String, ?> variables, Formats formats, ValueMaps values) {
        this(record, variables, formats, values, null);
    }

    /** @param university bound as {@code $university} */
    Evaluation(
            Object record, Map<String, ?> variables, Formats formats, ValueMaps values, @Nullable String university) {
        this.record = record;
        this.variables = variables;
        this.formats = formats;
        this.values = values;
        this.university = university;
    }

    Object record() {
        return record;
    }

    /** What stands beside the record under this name; null where nothing does. */
    @Nullable
    Object variable(String name) {
        return name.equals("university") && university != null ? university : variables.get(name);
    }

    /** Made when the interpreter is first asked: a record of plain paths needs none. */
    Jsonata.Frame bindings() {
        depth = 0;
        if (bindings == null) {
            bindings = newBindings();
        }
        return bindings;
    }

    private Jsonata.Frame newBindings() {
        until = System.nanoTime() + NANOS;
        Jsonata.Frame bindings = new Jsonata.Frame(null);
        variables.forEach(bindings::bind);
        if (university != null) {
            bindings.bind("university", university);
        }
        bindings.setEvaluateEntryCallback((expression, input, environment) -> enter());
        bindings.setEvaluateExitCallback((expression, input, environment, result) -> leave(result));
        bindings.bind("code", (Jsonata.Fn2<Object, Object, Object>) this::code);
        bindings.bind(
                "decimal",
                new Jsonata.JFunction((input, args) -> formats.decimal(args.isEmpty() ? null : args.getFirst()), null));
        return bindings;
    }

    /** From here on value maps answer as of this day. */
    void asOf(LocalDate completedOn) {
        day = completedOn;
    }

    /** As {@code map 'code'}, in the order met. */
    Set<String> unresolved() {
        return unresolved;
    }

    @Nullable
    Object code(@Nullable Object map, @Nullable Object code) {
        String name = Texts.plain(map);
        String text = Texts.plain(code);
        if (name == null || text == null) {
            return null;
        }
        ValueMaps.Found found = values.find(name, text, day);
        if (!found.known()) {
            unresolved = unresolved.isEmpty() ? new LinkedHashSet<>() : unresolved;
            unresolved.add(name + " '" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'");
        }
        return found.value();
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw new Exceeded("depth");
        }
        if ((++steps & 15) == 0 && System.nanoTime() > until) {
            throw new Exceeded("time");
        }
    }

    private void leave(@Nullable Object result) {
        depth--;
        if (result instanceof String text && text.length() > MAX_TEXT
                || result instanceof Collection<?> items && items.size() > MAX_ITEMS) {
            throw new Exceeded("size");
        }
    }

    /** An expression wants more than it may have. */
    static final class Exceeded extends RuntimeException {
        Exceeded(String what) {
            super(what, null, false, false);
        }
    }
}
