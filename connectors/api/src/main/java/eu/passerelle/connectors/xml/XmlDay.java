package eu.passerelle.connectors.xml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day in XML, read without the JDK's formatters, which take longer than all else of a small record. */
public final class XmlDay {

    private static final Pattern DAY =
            Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:T[0-9:.]+)?(?:Z|[+-]\\d{2}:\\d{2})?");

    private XmlDay() {}

    /**
     * @param text xs:date or xs:dateTime; the day is that which is written, whatever zone follows it
     * @return empty when it is neither
     * @throws DateTimeException when the day is not in the calendar
     */
    public static Optional<LocalDate> of(String text) {
        Matcher day = DAY.matcher(text);
        return day.matches()
                ? Optional.of(LocalDate.of(number(day, 1), number(day, 2), number(day, 3)))
                : Optional.empty();
    }

    private static int number(Matcher day, int group) {
        return Integer.parseInt(day.group(group));
    }
}
