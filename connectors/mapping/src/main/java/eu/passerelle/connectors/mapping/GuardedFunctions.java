package eu.passerelle.connectors.mapping;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSONata's own functions where one call could run or grow without end between two of the interpreter's steps: patterns
 * that backtrack for ever, and padding to any width.
 */
final class GuardedFunctions {

    private static final long MATCHING_NANOS = Duration.ofMillis(250).toNanos();
    private static final int MAX_WIDTH = 1_000;

    private static final Map<String, JFunction> GUARDED = Map.of(
            "contains", new JFunction((input, args) -> Functions.contains(text(args), matchable(args)), "<s-(sf):b>"),
            "match",
                    new JFunction(
                            (input, args) -> Functions.match(text(args), (Pattern) matchable(args), limit(args, 2)),
                            "<s-f<s:o>n?:a<o>>"),
            "replace",
                    new JFunction(
                            (input, args) ->
                                    Functions.replace(text(args), matchable(args), get(args, 2), limit(args, 3)),
                            "<s-(sf)(sf)n?:s>"),
            "split",
                    new JFunction(
                            (input, args) -> Functions.split(text(args), matchable(args), limit(args, 2)),
                            "<s-(sf)n?:a<s>>"),
            "pad", new JFunction((input, args) -> pad(args), "<s-ns?:s>"));

    private GuardedFunctions() {}

    static void register(Jsonata expression) {
        GUARDED.forEach(expression::registerFunction);
    }

    private static @Nullable Object pad(List<?> args) {
        if (get(args, 1) instanceof Number width && Math.abs(width.doubleValue()) > MAX_WIDTH) {
            throw new Evaluation.Exceeded("size");
        }
        return Functions.pad(text(args), (Number) get(args, 1), (String) get(args, 2));
    }

    /** Whether the pattern stands in the text, as {@code $contains} says. */
    static boolean finds(String text, Pattern pattern) {
        return pattern.matcher(new Timed(text, System.nanoTime() + MATCHING_NANOS))
                .find();
    }

    /** The pattern or text to look for; a pattern has been seen to come to an end on this text. */
    private static @Nullable Object matchable(List<?> args) {
        String text = text(args);
        if (text != null && get(args, 1) instanceof Pattern pattern) {
            Matcher matcher = pattern.matcher(new Timed(text, System.nanoTime() + MATCHING_NANOS));
            while (matcher.find()) {
                // only the time counts
            }
        }
        return get(args, 1);
    }

    private static @Nullable String text(List<?> args) {
        return (String) get(args, 0);
    }

    private static @Nullable Integer limit(List<?> args, int at) {
        return get(args, at) instanceof Number number ? (Integer) number.intValue() : null;
    }

    private static @Nullable Object get(List<?> args, int at) {
        return args.size() > at ? args.get(at) : null;
    }

    /** Text that stops a matcher which looks at it for too long. */
    private record Timed(String text, long until) implements CharSequence {

        @Override
        public char charAt(int index) {
            if ((index & 7) == 0 && System.nanoTime() > until) {
                throw new Evaluation.Exceeded("time");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
