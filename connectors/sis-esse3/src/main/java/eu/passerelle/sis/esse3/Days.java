package eu.passerelle.sis.esse3;

import eu.passerelle.connectors.DigitForm;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ESSE3's dates: {@code dd/MM/yyyy}, alone or with a time that is always midnight and never has a zone. */
final class Days {

    private static final List<String> FORMS = List.of("00/00/0000", "00/00/0000 00:00:00", "00/00/0000 00:00");

    private Days() {}

    /** Null for what is no date, or none that a living person's study can have. */
    static @Nullable LocalDate read(String text) {
        if (FORMS.stream().noneMatch(form -> text.length() == form.length() && DigitForm.isAt(text, 0, form))) {
            return null;
        }
        try {
            LocalDate day = LocalDate.of(
                    DigitForm.number(text, 6, 10), DigitForm.number(text, 3, 5), DigitForm.number(text, 0, 2));
            return day.getYear() >= 1900 && day.getYear() < 2200 ? day : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
