package eu.passerelle.connectors.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The plainest patterns of days, {@code yyyy}, {@code MM} and {@code dd} once each with other characters between them: a
 * table has two such days in each row, and the formatter needs a microsecond for each.
 *
 * @param pattern as declared, as long as the days that it reads
 */
record PlainDay(String pattern, int year, int month, int day) {

    private static final Pattern NUMBERS = Pattern.compile("yyyy|MM|dd");
    private static final Pattern BETWEEN = Pattern.compile("[-./ ]*");

    static Optional<PlainDay> of(String pattern) {
        int year = pattern.indexOf("yyyy");
        int month = pattern.indexOf("MM");
        int day = pattern.indexOf("dd");
        boolean isPlain = year >= 0
                && month >= 0
                && day >= 0
                && BETWEEN.matcher(NUMBERS.matcher(pattern).replaceAll("")).matches()
                && pattern.replaceAll("[^yMd]", "").length() == 8;
        return isPlain ? Optional.of(new PlainDay(pattern, year, month, day)) : Optional.empty();
    }

    /** Null where the text has another form; the 31st of February is no day. */
    @Nullable
    LocalDate parse(String text) {
        if (text.length() != pattern.length()) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char wanted = pattern.charAt(i);
            char c = text.charAt(i);
            boolean fits = wanted >= 'A' ? c >= '0' && c <= '9' : c == wanted;
            if (!fits) {
                return null;
            }
        }
        try {
            return LocalDate.of(number(text, year, 4), number(text, month, 2), number(text, day, 2));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String text, int from, int length) {
        int number = 0;
        for (int i = from; i < from + length; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
