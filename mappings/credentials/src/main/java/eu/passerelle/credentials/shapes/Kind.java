package eu.passerelle.credentials.shapes;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a value must be.
 *
 * @param wanted for people
 * @param className of an object; empty: no object
 * @param fits not asked for objects
 */
record Kind(String wanted, String className, Predicate<JsonNode> fits) {

    private static final Pattern URI =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\x00-\\x20<>\"{}|\\\\^`\\x{d800}-\\x{dfff}]+");
    private static final Pattern EXTENSION = Pattern.compile("ext:[A-Za-z0-9._-]+");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)");

    static Kind of(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String rest = text.substring(colon + 1);
        return switch (name) {
            case "text" -> plain("a text that is not blank", Kind::isText);
            case "context" -> plain("an address of a context", node -> node.isString() && isUri(node));
            case "uri" -> plain("an absolute URI", Kind::isUri);
            case "time" -> plain("a time with seconds and offset, such as 2026-06-16T12:00:00+03:00", Kind::isTime);
            case "number" ->
                plain("a number that is not negative", node -> node.isNumber() && isFinite(node.doubleValue()));
            case "bool" -> plain("true or false", JsonNode::isBoolean);
            case "language" -> plain("a language tag", node -> matches(LANGUAGE, node));
            case "type" -> plain("a list of types with " + rest + " among them", node -> isType(node, rest));
            case "word" -> words(Set.of(rest.split(",")), false);
            case "ext" -> words(Set.of(rest.split(",")), true);
            case "class" -> new Kind("an object of class " + rest, rest, JsonNode::isObject);
            default -> throw new IllegalArgumentException("no kind " + text);
        };
    }

    private static Kind plain(String wanted, Predicate<JsonNode> fits) {
        return new Kind(wanted, "", fits);
    }

    private static Kind words(Set<String> words, boolean extensible) {
        String wanted = words.size() > 10 ? "a word of the format" : "one of " + new java.util.TreeSet<>(words);
        return plain(
                wanted + (extensible ? ", or ext: and a word of one's own" : ""),
                node -> node.isString() && (words.contains(node.asString()) || extensible && matches(EXTENSION, node)));
    }

    /** Half a character (a lone surrogate) cannot be written as UTF-8. */
    private static boolean isText(JsonNode node) {
        return node.isString()
                && !node.asString().isBlank()
                && node.asString()
                        .codePoints()
                        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static boolean isUri(JsonNode node) {
        return matches(URI, node);
    }

    private static boolean isFinite(double number) {
        return number >= 0 && Double.isFinite(number);
    }

    private static boolean isTime(JsonNode node) {
        if (!matches(TIME, node)) {
            return false;
        }
        try {
            OffsetDateTime.parse(node.asString());
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isType(JsonNode node, String wanted) {
        boolean found = false;
        if (!node.isArray() || node.isEmpty()) {
            return false;
        }
        for (JsonNode each : node) {
            if (!isText(each)) {
                return false;
            }
            found |= each.asString().equals(wanted);
        }
        return found;
    }

    private static boolean matches(Pattern pattern, JsonNode node) {
        return node.isString() && pattern.matcher(node.asString()).matches();
    }
}
