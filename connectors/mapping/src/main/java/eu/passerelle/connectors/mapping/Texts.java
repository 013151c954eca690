package eu.passerelle.connectors.mapping;

import eu.passerelle.connectors.Blanks;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Values of expressions as text. */
public final class Texts {

    private Texts() {}

    /** Text without blanks around, numbers as the source wrote them; null where there is nothing or more than one thing. */
    static @Nullable String plain(@Nullable Object value) {
        // nearly every value of a table, and a switch over types takes longer
        if (value instanceof String text) {
            String stripped = Blanks.stripped(text);
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

    private static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : BigDecimal.valueOf(number).toPlainString();
    }
}
