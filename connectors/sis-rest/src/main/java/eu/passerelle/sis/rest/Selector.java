package eu.passerelle.sis.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import eu.passerelle.connectors.mapping.Expression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * A place in an answer: a JSON pointer (RFC 6901, begins with a slash) or a JSONata expression. Rows that an
 * expression only picks are kept byte by byte as they came, as all rows of a pointer are.
 */
public final class Selector {

    private final String text;
    private final @Nullable JsonPointer pointer;
    private final @Nullable Expression expression;

    private Selector(String text) {
        this.text = text;
        this.pointer = text.startsWith("/") ? JsonPointer.compile(text) : null;
        this.expression = pointer == null ? Expression.of(text) : null;
    }

    /** @throws IllegalArgumentException neither pointer nor expression */
    @JsonCreator
    public static Selector of(String text) {
        return new Selector(text);
    }

    /**
     * The rows there; where an expression gives a single object, that is the only row: JSONata unwraps lists of one.
     *
     * @param answer as {@link PlainJson} gives it
     * @return null where there is no list
     * @throws IllegalArgumentException the expression fails on this answer
     */
    static @Nullable List<?> rows(@Nullable Selector selector, @Nullable Object answer) {
        Object found = selector == null ? answer : selector.find(answer);
        if (found instanceof List<?> list) {
            // the interpreter may hand out its own lists
            return new ArrayList<>(list);
        }
        return found instanceof Map<?, ?> && selector != null && selector.expression != null ? List.of(found) : null;
    }

    /** Text or number there, null where there is none. */
    @Nullable
    String text(@Nullable Object answer) {
        Object found = find(answer);
        return found == null
                        || found instanceof Map<?, ?>
                        || found instanceof List<?>
                        || String.valueOf(found).isBlank()
                ? null
                : String.valueOf(found);
    }

    private @Nullable Object find(@Nullable Object answer) {
        if (pointer != null) {
            return at(pointer, answer);
        }
        return expression == null || answer == null ? null : expression.value(answer, Map.of());
    }

    private static @Nullable Object at(JsonPointer pointer, @Nullable Object answer) {
        Object found = answer;
        for (JsonPointer part = pointer; part != null && !part.matches(); part = part.tail()) {
            if (found instanceof Map<?, ?> object) {
                found = object.get(part.getMatchingProperty());
            } else if (found instanceof List<?> list && part.mayMatchElement()) {
                found = part.getMatchingIndex() < list.size() ? list.get(part.getMatchingIndex()) : null;
            } else {
                return null;
            }
        }
        return found;
    }

    /** All names of fields that it asks for. */
    Set<String> names() {
        if (expression != null) {
            return expression.names();
        }
        Set<String> names = new HashSet<>();
        for (JsonPointer part = pointer; part != null && !part.matches(); part = part.tail()) {
            names.add(part.getMatchingProperty());
        }
        return names;
    }

    /** A value as text: whole numbers without a point. */
    static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Selector selector && selector.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
