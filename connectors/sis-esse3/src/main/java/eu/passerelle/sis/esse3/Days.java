package eu.passerelle.sis.esse3;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.jspecify.annotations.Nullable;

/** ESSE3's dates: {@code dd/MM/yyyy}, alone or with a time that is always midnight and never has a zone. */
final class Days {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private Days() {}

    /** Null for what is no date, or none that a living person's study can have. */
    static @Nullable LocalDate read(String text) {
        if (!text.matches("\\d{2}/\\d{2}/\\d{4}( \\d{2}:\\d{2}(:\\d{2})?)?")) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text.substring(0, 10), FORM);
            return day.getYear() >= 1900 && day.getYear() < 2200 ? day : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
