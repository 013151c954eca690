package eu.passerelle.connectors.mapping;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Values of expressions as text. */
public final class Texts {

    /** Above {@code ' '} it is the first that {@link Character#isWhitespace} takes for a blank. */
    private static final char FIRST_WIDE_BLANK = '\u1680';

    private Texts() {}

    /** Text without blanks around, numbers as the source wrote them; null where there is nothing or more than one thing. */
    static @Nullable String plain(@Nullable Object value) {
        // nearly every value of a table, and a switch over types takes longer
        if (value instanceof String text) {
            String stripped = stripped(text);
            return stripped.isEmpty() ? null : stripped;
        }
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            case Double number -> number(number);
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> null;
        };
    }

    /** {@link String#strip}, which looks at texts twice, for those that need it: no letter of Europe is a blank. */
    public static String stripped(String text) {
        int last = text.length() - 1;
        return last >= 0 && isLetter(text.charAt(0)) && isLetter(text.charAt(last)) ? text : text.strip();
    }

    /** Certainly no blank. */
    private static boolean isLetter(char c) {
        return c > ' ' && c < FIRST_WIDE_BLANK;
    }

    private static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : BigDecimal.valueOf(number).toPlainString();
    }
}
