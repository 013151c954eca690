package eu.passerelle.connectors.mapping;

import com.dashjoin.jsonata.Jsonata;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Plain expressions, evaluated without the interpreter, which needs some microseconds for each node: constants, paths,
 * comparison, {@code and}, {@code or}, {@code ?:}, {@code &}, and the functions that mappings mostly call. Where JSONata
 * has rules of its own (lists on the way, conversions, errors), the interpreter does it. A value is null where there is
 * nothing, {@link Jsonata#NULL_VALUE} for JSON's null.
 */
interface PlainExpression {

    /** The interpreter must do it. */
    Object INTERPRET = new Object();

    /** Longer text is for the interpreter, which has a limit for it. */
    int MAX_TEXT = 1 << 16;

    /** Null where an expression is not plain. */
    static @Nullable PlainExpression of(String text) {
        return new PlainSyntax(text).parse();
    }

    /** @return {@link #INTERPRET} where the record needs it */
    @Nullable
    Object evaluate(Evaluation evaluation);

    /** @param value text, number, truth or JSON's null */
    record Constant(Object value) implements PlainExpression {
        @Override
        public Object evaluate(Evaluation evaluation) {
            return value;
        }
    }

    /** @param variable null for a path from the record */
    record Path(@Nullable String variable, List<String> steps) implements PlainExpression {

        @Override
        public @Nullable Object evaluate(Evaluation evaluation) {
            Object value = any(evaluation);
            return value instanceof List<?> ? INTERPRET : value;
        }

        /** Also a list, where it is at the end. */
        @Nullable
        Object any(Evaluation evaluation) {
            return follow(variable == null ? evaluation.record() : evaluation.variable(variable), steps);
        }

        static @Nullable Object follow(@Nullable Object from, List<String> steps) {
            Object value = from;
            for (int i = 0; i < steps.size(); i++) {
                String step = steps.get(i);
                if (value == null) {
                    return null;
                }
                if (!(value instanceof Map<?, ?> map)) {
                    return INTERPRET;
                }
                value = map.get(step);
                if (value == null && map.containsKey(step)) {
                    // JSON null is not nothing
                    value = Jsonata.NULL_VALUE;
                }
            }
            return value;
        }
    }

    /** {@code =} and {@code !=}. */
    record Comparison(PlainExpression left, PlainExpression right, boolean negated) implements PlainExpression {
        @Override
        public Object evaluate(Evaluation evaluation) {
            Object one = left.evaluate(evaluation);
            if (one == INTERPRET) {
                return INTERPRET;
            }
            Object other = right.evaluate(evaluation);
            if (one instanceof String && other instanceof String
                    || one instanceof Boolean && other instanceof Boolean) {
                return one.equals(other) != negated;
            }
            if (one instanceof Integer number && other instanceof Integer second) {
                return number.equals(second) != negated;
            }
            return other != INTERPRET && (one == null || other == null) ? (Object) false : INTERPRET;
        }
    }

    /** {@code and}, {@code or}. */
    record Logic(PlainExpression left, PlainExpression right, boolean isAnd) implements PlainExpression {
        @Override
        public Object evaluate(Evaluation evaluation) {
            Object one = truth(left.evaluate(evaluation));
            if (!(one instanceof Boolean truth)) {
                return INTERPRET;
            }
            return truth == isAnd ? truth(right.evaluate(evaluation)) : truth;
        }

        /** What JSONata takes for true: here nothing, text and truth. */
        static Object truth(@Nullable Object value) {
            if (value instanceof String text) {
                return !text.isEmpty();
            }
            return value == null ? (Object) false : value instanceof Boolean ? value : INTERPRET;
        }
    }

    /** {@code a ? b : c}. */
    record Condition(
            PlainExpression test,
            PlainExpression then,
            @Nullable PlainExpression otherwise) implements PlainExpression {
        @Override
        public @Nullable Object evaluate(Evaluation evaluation) {
            if (!(Logic.truth(test.evaluate(evaluation)) instanceof Boolean truth)) {
                return INTERPRET;
            }
            if (truth) {
                return then.evaluate(evaluation);
            }
            return otherwise == null ? null : otherwise.evaluate(evaluation);
        }
    }

    /** {@code a & b}. */
    record Concatenation(PlainExpression left, PlainExpression right) implements PlainExpression {
        @Override
        public Object evaluate(Evaluation evaluation) {
            Object one = left.evaluate(evaluation);
            if (one != null && !(one instanceof String)) {
                return INTERPRET;
            }
            Object other = right.evaluate(evaluation);
            if (other != null && !(other instanceof String)) {
                return INTERPRET;
            }
            String start = one == null ? "" : (String) one;
            String end = other == null ? "" : (String) other;
            return start.length() + end.length() > MAX_TEXT ? INTERPRET : start + end;
        }
    }

    /** {@code $exists(a)}. */
    record Exists(PlainExpression argument) implements PlainExpression {
        @Override
        public Object evaluate(Evaluation evaluation) {
            Object value = argument instanceof Path path ? path.any(evaluation) : argument.evaluate(evaluation);
            return value == INTERPRET || value == Jsonata.NULL_VALUE || value instanceof List<?>
                    ? INTERPRET
                    : (Object) (value != null);
        }
    }

    /** {@code $not(a)} of a truth. */
    record Not(PlainExpression argument) implements PlainExpression {
        @Override
        public Object evaluate(Evaluation evaluation) {
            return argument.evaluate(evaluation) instanceof Boolean truth ? (Object) !truth : INTERPRET;
        }
    }

    /** {@code $contains(a, "text")}, {@code $contains(a, /pattern/)}; with the same limit of time. */
    record Contains(PlainExpression argument, Object wanted) implements PlainExpression {
        @Override
        public Object evaluate(Evaluation evaluation) {
            if (!(argument.evaluate(evaluation) instanceof String text)) {
                return INTERPRET;
            }
            return wanted instanceof Pattern pattern
                    ? (Object) GuardedFunctions.finds(text, pattern)
                    : text.contains((String) wanted);
        }
    }

    /** A function of the library that takes one text, and constants that are known. */
    record OfText(PlainExpression argument, UnaryOperator<String> function) implements PlainExpression {
        @Override
        public @Nullable Object evaluate(Evaluation evaluation) {
            return argument.evaluate(evaluation) instanceof String text && text.length() <= MAX_TEXT
                    ? function.apply(text)
                    : INTERPRET;
        }
    }

    /** {@code $code("map", a)}. */
    record Code(String map, PlainExpression argument) implements PlainExpression {
        @Override
        public @Nullable Object evaluate(Evaluation evaluation) {
            Object value = argument.evaluate(evaluation);
            return value == INTERPRET ? INTERPRET : evaluation.code(map, value);
        }
    }
}
