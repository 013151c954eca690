package eu.passerelle.sis.esse3;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** ESSE3's dates: {@code dd/MM/yyyy}, alone or with a time that is always midnight and never has a zone. */
final class Days {

    private static final Pattern FORM = Pattern.compile("(\\d{2})/(\\d{2})/(\\d{4})(?: \\d{2}:\\d{2}(?::\\d{2})?)?");

    private Days() {}

    /** Null for what is no date, or none that a living person's study can have. */
    static @Nullable LocalDate read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(parts.group(3)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(1)));
            return day.getYear() >= 1900 && day.getYear() < 2200 ? day : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
