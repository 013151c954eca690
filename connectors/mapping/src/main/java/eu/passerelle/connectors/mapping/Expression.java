package eu.passerelle.connectors.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSONata expression out of a university's file, parsed when the file is read. Immutable and thread-safe: a parsed
 * expression is shared, each evaluation has a frame of its own (the library's {@code evaluate} without bindings would
 * write into the shared one). Plain ones, which most are, do without the interpreter.
 */
public final class Expression {

    private final String text;
    private final Jsonata parsed;
    private final @Nullable PlainExpression plain;
    private final List<String> codeMaps;
    private final Set<String> names;

    private Expression(String text, Jsonata parsed) {
        this.text = text;
        this.parsed = parsed;
        this.plain = PlainExpression.of(text);
        this.codeMaps = List.copyOf(ExpressionText.codeMaps(text));
        this.names = Set.copyOf(ExpressionText.names(text));
    }

    /** @throws IllegalArgumentException with position, what is wrong and the repair */
    @JsonCreator
    public static Expression of(String text) {
        String stripped = text.strip();
        ExpressionText.check(stripped);
        try {
            Jsonata parsed = Jsonata.jsonata(stripped);
            // looks for functions in the whole record before each evaluation; ours come out of JSON and CSV
            parsed.setValidateInput(false);
            GuardedFunctions.register(parsed);
            return new Expression(stripped, parsed);
        } catch (JException e) {
            throw ExpressionText.at(e.getLocation(), e.getMessage() + " in the JSONata expression");
        } catch (StackOverflowError | RuntimeException e) {
            throw new IllegalArgumentException(
                    "this is no JSONata expression (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    public String text() {
        return text;
    }

    /** Names of the value maps that it asks. */
    List<String> codeMaps() {
        return codeMaps;
    }

    /** All names of fields that it may ask for by their name; it may also ask for what there is. */
    public Set<String> names() {
        return names;
    }

    /**
     * The value for a record: text, number, truth, list, map, or null where there is none.
     *
     * @throws Unfit when the record makes the expression fail or run too long; says nothing of the record's content
     */
    @Nullable
    Object evaluate(Evaluation evaluation) throws Unfit {
        if (plain == null) {
            return interpret(evaluation);
        }
        try {
            Object value = plain.evaluate(evaluation);
            return value == PlainExpression.INTERPRET ? interpret(evaluation) : orNull(value);
        } catch (Evaluation.Exceeded e) {
            throw exceeded(e);
        }
    }

    /** Whether the interpreter is asked only where a record needs it. */
    boolean isPlain() {
        return plain != null;
    }

    private static @Nullable Object orNull(@Nullable Object value) {
        return value == Jsonata.NULL_VALUE ? null : value;
    }

    private static Unfit exceeded(Evaluation.Exceeded e) {
        return new Unfit("the expression exceeds the limit of " + e.getMessage(), "Simplify the expression.");
    }

    /**
     * The value for any document, outside a mapping: without value maps.
     *
     * @param document a map or list as {@link RawRecord#value} gives them
     * @throws IllegalArgumentException when it makes the expression fail; says nothing of the content
     */
    public @Nullable Object value(Object document, Map<String, ?> variables) {
        try {
            return evaluate(new Evaluation(document, variables, Formats.STANDARD, ValueMaps.NONE));
        } catch (Unfit e) {
            throw new IllegalArgumentException(e.reason(), e);
        }
    }

    @Nullable
    Object interpret(Evaluation evaluation) throws Unfit {
        try {
            return orNull(parsed.evaluate(evaluation.record(), evaluation.bindings()));
        } catch (Evaluation.Exceeded e) {
            throw exceeded(e);
        } catch (JException e) {
            // its message may quote the record, so only the code is told
            throw new Unfit(
                    "the expression cannot be evaluated for this record (JSONata error " + code(e) + ")",
                    "Correct the record in the SIS, or let the expression allow for it.");
        } catch (StackOverflowError | RuntimeException e) {
            throw exceeded(e)
                    ? new Unfit("the expression exceeds the limit of time", "Simplify the expression.")
                    : new Unfit(
                            "the expression cannot be evaluated for this record ("
                                    + e.getClass().getSimpleName() + ")",
                            "Correct the record in the SIS, or let the expression allow for it.");
        }
    }

    private static boolean exceeded(Throwable failure) {
        return failure instanceof Evaluation.Exceeded || (failure.getCause() != null && exceeded(failure.getCause()));
    }

    private static String code(JException failure) {
        String code = failure.getError();
        return code != null && code.matches("[A-Z]\\d{4}") ? code : "unnamed";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Expression expression && expression.text.equals(text);
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
