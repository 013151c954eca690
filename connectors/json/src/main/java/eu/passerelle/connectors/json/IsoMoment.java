package eu.passerelle.connectors.json;

import eu.passerelle.connectors.DigitForm;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Moments out of ISO 8601 texts. Nearly all are of a few forms, which need none of the JDK's costly formatters. */
public final class IsoMoment {

    private static final String SECOND = "0000-00-00T00:00:00";
    private static final int MOST_DIGITS = 9;

    private IsoMoment() {}

    /**
     * A moment with an offset, {@code 2026-06-30T10:15:00.123+02:00}.
     *
     * @throws DateTimeException it is none
     */
    public static Instant of(String text) {
        Instant plain = plain(text);
        return plain == null ? OffsetDateTime.parse(text).toInstant() : plain;
    }

    /**
     * A moment of the usual forms.
     *
     * @return null where the text has another form, which may be a moment too
     * @throws DateTimeException it has such a form and is none: there is no such day, time or offset
     */
    static @Nullable Instant plain(String text) {
        int end = afterSecond(text);
        int rest = text.length() - end;
        boolean isOffset = end > 0
                && (rest == 1
                        ? text.charAt(end) == 'Z'
                        : rest == 6 && (DigitForm.isAt(text, end, "+00:00") || DigitForm.isAt(text, end, "-00:00")));
        return isOffset ? local(text, nanos(text, end)).toInstant(ZoneOffset.of(text.substring(end))) : null;
    }

    /** Where the seconds end, with their fraction; -1 where the text does not begin with day and time. */
    static int afterSecond(String text) {
        if (!DigitForm.isAt(text, 0, SECOND)) {
            return -1;
        }
        int end = SECOND.length();
        if (end < text.length() && text.charAt(end) == '.') {
            end++;
            while (end < text.length() && DigitForm.isDigit(text.charAt(end))) {
                end++;
            }
        }
        int digits = end - SECOND.length() - 1;
        return digits >= 1 && digits <= MOST_DIGITS ? end : SECOND.length();
    }

    private static int nanos(String text, int end) {
        int first = SECOND.length() + 1;
        int nanos = end > first ? DigitForm.number(text, first, end) : 0;
        for (int i = end - first; i < MOST_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** The first 19 characters, which have the form. */
    static LocalDateTime local(String text, int nanos) {
        return LocalDateTime.of(
                DigitForm.number(text, 0, 4),
                DigitForm.number(text, 5, 7),
                DigitForm.number(text, 8, 10),
                DigitForm.number(text, 11, 13),
                DigitForm.number(text, 14, 16),
                DigitForm.number(text, 17, 19),
                nanos);
    }
}
