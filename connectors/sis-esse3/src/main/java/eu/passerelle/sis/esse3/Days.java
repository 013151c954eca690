package eu.passerelle.sis.esse3;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** ESSE3's dates: {@code dd/MM/yyyy}, alone or with a time that is always midnight and never has a zone. */
final class Days {

    private static final Pattern FORM = Pattern.compile("\\d{2}/\\d{2}/\\d{4}(?: \\d{2}:\\d{2}(?::\\d{2})?)?");

    private Days() {}

    /** Null for what is no date, or none that a living person's study can have. */
    static @Nullable LocalDate read(String text) {
        if (!FORM.matcher(text).matches()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.of(number(text, 6, 10), number(text, 3, 5), number(text, 0, 2));
            return day.getYear() >= 1900 && day.getYear() < 2200 ? day : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
