package eu.passerelle.connectors.json;

import eu.passerelle.connectors.Blanks;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.StringNode;

/** Optional fields of objects. Absent, null, blank and of an unexpected type are all the same: not there. */
public final class JsonFields {

    private static final int MOST_DIGITS = 12;
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,%1$d}(\\.\\d{1,%1$d})?".formatted(MOST_DIGITS));

    private JsonFields() {}

    /** A text, or a number in plain digits. */
    public static @Nullable String text(JsonNode object, String name) {
        return text(object.path(name));
    }

    /** A text, or a number in plain digits. */
    public static @Nullable String text(JsonNode value) {
        if (value instanceof StringNode string) {
            return text(string.stringValue());
        }
        return value instanceof NumericNode ? plain(value) : null;
    }

    static @Nullable String text(String value) {
        String text = Blanks.stripped(value);
        return text.isEmpty() ? null : text;
    }

    /** {@code 1E9999999} is not written out. */
    private static String plain(JsonNode number) {
        if (number.isIntegralNumber()) {
            return number.asString();
        }
        BigDecimal value = number.decimalValue();
        return Math.abs(value.scale()) > 100 ? number.asString() : value.toPlainString();
    }

    /** A number, or a text that is one; empty where there is none of a usual length. */
    public static Optional<BigDecimal> decimal(JsonNode object, String name) {
        return decimal(object.path(name));
    }

    /** A number, or a text that is one; empty where there is none of a usual length. */
    public static Optional<BigDecimal> decimal(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue()).filter(JsonFields::isUsual).map(JsonFields::withoutExponent);
        }
        String text = text(value);
        return text != null && DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** As {@link #DECIMAL} has it for texts. */
    private static boolean isUsual(BigDecimal number) {
        return (long) number.precision() - number.scale() <= MOST_DIGITS && number.scale() <= MOST_DIGITS;
    }

    private static BigDecimal withoutExponent(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /** Null where the value is neither true nor false. */
    public static @Nullable Boolean flag(JsonNode value) {
        return value.isBoolean() ? (Boolean) value.booleanValue() : null;
    }

    /** {@code true}, as a value or as the word. */
    public static boolean isTrue(JsonNode object, String name) {
        return isTrue(object.path(name));
    }

    /** {@code true}, as a value or as the word. */
    public static boolean isTrue(JsonNode value) {
        return value.isBoolean() ? value.booleanValue() : "true".equalsIgnoreCase(text(value));
    }

    /** The items of an array. */
    public static List<JsonNode> list(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isArray() ? List.copyOf(value.values()) : List.of();
    }
}
