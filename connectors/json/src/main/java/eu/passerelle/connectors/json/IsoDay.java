package eu.passerelle.connectors.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Days out of ISO 8601 texts. Nearly all texts are of a few forms, which need none of the JDK's costly formatters. */
public final class IsoDay {

    private static final String DAY = "0000-00-00";
    private static final String SECOND = "0000-00-00T00:00:00";
    private static final int LONGEST_FRACTION = 10;
    private static final long SECONDS_A_DAY = 86_400;

    private IsoDay() {}

    /**
     * The day of a day ({@code 2026-06-30}) or of a moment.
     *
     * @param zone where the day of a moment with an offset is wanted
     * @throws DateTimeException it is neither
     */
    public static LocalDate of(String text, ZoneId zone) {
        if (text.length() > DAY.length()) {
            return ofMoment(text, zone);
        }
        return ofDay(text);
    }

    /**
     * A day, {@code 2026-06-30}.
     *
     * @throws DateTimeException it is none
     */
    public static LocalDate ofDay(String text) {
        return hasForm(text, DAY) ? day(text) : LocalDate.parse(text);
    }

    /**
     * The day of a moment, {@code 2026-06-30T10:15:00Z}, with any offset or none.
     *
     * @throws DateTimeException it is no moment
     */
    public static LocalDate ofMoment(String text, ZoneId zone) {
        int end = SECOND.length();
        if (text.length() < end || !hasForm(text.substring(0, end), SECOND)) {
            return parsed(text, zone);
        }
        String offset = text.substring(fractionEnd(text, end));
        boolean isPlain =
                offset.isEmpty() || offset.equals("Z") || hasForm(offset, "+00:00") || hasForm(offset, "-00:00");
        if (!isPlain) {
            return parsed(text, zone);
        }
        LocalDateTime local = day(text).atTime(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
        return offset.isEmpty() ? local.toLocalDate() : at(local.atOffset(ZoneOffset.of(offset)), zone);
    }

    /** Where the digits after a point end; {@code from} where there is no such fraction of a second. */
    private static int fractionEnd(String text, int from) {
        int end = from;
        if (end < text.length() && text.charAt(end) == '.') {
            end++;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
        }
        return end - from > 1 && end - from <= LONGEST_FRACTION ? end : from;
    }

    private static LocalDate parsed(String text, ZoneId zone) {
        var moment = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return moment instanceof OffsetDateTime exact
                ? at(exact, zone)
                : LocalDateTime.from(moment).toLocalDate();
    }

    private static LocalDate at(OffsetDateTime moment, ZoneId zone) {
        long second = moment.toEpochSecond();
        // the same as by way of a ZonedDateTime, which costs more than all the rest
        int there = zone.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
        return LocalDate.ofEpochDay(Math.floorDiv(second + there, SECONDS_A_DAY));
    }

    private static LocalDate day(String text) {
        return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** Digits where the form has 0, else the form's own characters. */
    private static boolean hasForm(String text, String form) {
        for (int i = 0; i < form.length() && text.length() == form.length(); i++) {
            char c = text.charAt(i);
            if (form.charAt(i) == '0' ? !isDigit(c) : c != form.charAt(i)) {
                return false;
            }
        }
        return text.length() == form.length();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
