package eu.passerelle.connectors.mapping;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The plainest expressions, evaluated without the interpreter: {@code "text"}, {@code a.b}, {@code a.b = "text"} and
 * {@code $code("map", a.b)}. Most mappings consist of these, and the interpreter needs some ten microseconds for each.
 * Where a list is on the way, JSONata has rules of its own, and the interpreter does it.
 *
 * @param constant of a constant, and the right side of a comparison
 * @param codeMap of a value map
 */
record PlainExpression(
        String @Nullable [] path,
        @Nullable String constant,
        boolean negated,
        @Nullable String codeMap) {

    /** The interpreter must do it. */
    static final Object INTERPRET = new Object();

    private static final String PATH = "([A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*)";
    private static final String TEXT = "(?:\"([^\"\\\\]*)\"|'([^'\\\\]*)')";
    private static final Pattern CONSTANT = Pattern.compile(TEXT);
    private static final Pattern PLAIN_PATH = Pattern.compile(PATH);
    private static final Pattern COMPARISON = Pattern.compile(PATH + "\\s*(!?=)\\s*" + TEXT);
    private static final Pattern CODE = Pattern.compile("\\$code\\(\\s*" + TEXT + "\\s*,\\s*" + PATH + "\\s*\\)");
    /** Words that JSONata reads as something else than a field. */
    private static final Pattern WORDS = Pattern.compile("(true|false|null|and|or|in|function)(\\..*)?");

    static @Nullable PlainExpression of(String text) {
        Matcher constant = CONSTANT.matcher(text);
        if (constant.matches()) {
            return new PlainExpression(null, either(constant, 1), false, null);
        }
        Matcher path = PLAIN_PATH.matcher(text);
        if (path.matches()) {
            return onPath(path.group(1), null, false, null);
        }
        Matcher comparison = COMPARISON.matcher(text);
        if (comparison.matches()) {
            boolean negated = comparison.group(2).equals("!=");
            return onPath(comparison.group(1), either(comparison, 3), negated, null);
        }
        Matcher code = CODE.matcher(text);
        return code.matches() ? onPath(code.group(3), null, false, either(code, 1)) : null;
    }

    private static @Nullable PlainExpression onPath(
            String path, @Nullable String constant, boolean negated, @Nullable String codeMap) {
        return WORDS.matcher(path).matches()
                ? null
                : new PlainExpression(path.split("\\."), constant, negated, codeMap);
    }

    private static String either(Matcher matcher, int group) {
        return matcher.group(group) == null ? matcher.group(group + 1) : matcher.group(group);
    }

    @Nullable
    Object evaluate(Evaluation evaluation) {
        if (path == null) {
            return constant;
        }
        Object value = evaluation.record();
        for (String step : path) {
            if (!(value instanceof Map<?, ?> map)) {
                return INTERPRET;
            }
            value = map.get(step);
            if (value == null && map.containsKey(step)) {
                // JSON null is not nothing
                return constant == null ? null : INTERPRET;
            }
            if (value == null) {
                break;
            }
            if (value instanceof List<?>) {
                return INTERPRET;
            }
        }
        return result(value, evaluation);
    }

    private @Nullable Object result(@Nullable Object value, Evaluation evaluation) {
        if (codeMap != null) {
            return evaluation.code(codeMap, value);
        }
        return constant == null ? value : compared(value);
    }

    private Object compared(@Nullable Object value) {
        if (value instanceof String text) {
            return (Boolean) (text.equals(constant) != negated);
        }
        return INTERPRET;
    }
}
