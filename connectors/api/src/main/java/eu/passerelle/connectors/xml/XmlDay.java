package eu.passerelle.connectors.xml;

import eu.passerelle.connectors.DigitForm;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** A day in XML, read without the JDK's formatters, which take longer than all else of a small record. */
public final class XmlDay {

    private static final String DAY = "0000-00-00";

    private XmlDay() {}

    /**
     * @param text xs:date or xs:dateTime; the day is that which is written, whatever zone follows it
     * @return empty when it is neither
     * @throws DateTimeException when the day is not in the calendar
     */
    public static Optional<LocalDate> of(String text) {
        return DigitForm.isAt(text, 0, DAY) && isZone(text, afterTime(text, DAY.length()))
                ? Optional.of(LocalDate.of(
                        DigitForm.number(text, 0, 4), DigitForm.number(text, 5, 7), DigitForm.number(text, 8, 10)))
                : Optional.empty();
    }

    /** Where a time ends that may begin here. */
    private static int afterTime(String text, int from) {
        if (from == text.length() || text.charAt(from) != 'T') {
            return from;
        }
        int end = from + 1;
        while (end < text.length() && isOfTime(text.charAt(end))) {
            end++;
        }
        return end == from + 1 ? from : end;
    }

    private static boolean isOfTime(char c) {
        return DigitForm.isDigit(c) || c == ':' || c == '.';
    }

    /** Whether all that is left is a zone, or nothing. */
    private static boolean isZone(String text, int from) {
        return switch (text.length() - from) {
            case 0 -> true;
            case 1 -> text.charAt(from) == 'Z';
            case 6 -> DigitForm.isAt(text, from, "+00:00") || DigitForm.isAt(text, from, "-00:00");
            default -> false;
        };
    }
}
