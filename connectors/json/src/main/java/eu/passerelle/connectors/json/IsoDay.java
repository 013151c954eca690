package eu.passerelle.connectors.json;

import eu.passerelle.connectors.DigitForm;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Days out of ISO 8601 texts, without formatters where {@link IsoMoment} needs none. */
public final class IsoDay {

    private static final String DAY = "0000-00-00";
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
        return text.length() == DAY.length() && DigitForm.isAt(text, 0, DAY)
                ? LocalDate.of(
                        DigitForm.number(text, 0, 4), DigitForm.number(text, 5, 7), DigitForm.number(text, 8, 10))
                : LocalDate.parse(text);
    }

    /**
     * The day of a moment, {@code 2026-06-30T10:15:00Z}, with any offset or none.
     *
     * @throws DateTimeException it is no moment
     */
    public static LocalDate ofMoment(String text, ZoneId zone) {
        if (IsoMoment.afterSecond(text) == text.length()) {
            return IsoMoment.local(text, 0).toLocalDate();
        }
        Instant plain = IsoMoment.plain(text);
        return plain == null ? parsed(text, zone) : of(plain, zone);
    }

    /** The day that a moment is in at a place. */
    public static LocalDate of(Instant moment, ZoneId zone) {
        // the same as by way of a ZonedDateTime, which costs more than all the rest
        int there = zone.getRules().getOffset(moment).getTotalSeconds();
        return LocalDate.ofEpochDay(Math.floorDiv(moment.getEpochSecond() + there, SECONDS_A_DAY));
    }

    private static LocalDate parsed(String text, ZoneId zone) {
        var moment = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return moment instanceof OffsetDateTime exact
                ? of(exact.toInstant(), zone)
                : LocalDateTime.from(moment).toLocalDate();
    }
}
