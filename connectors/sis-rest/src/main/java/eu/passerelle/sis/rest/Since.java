package eu.passerelle.sis.rest;

import eu.passerelle.connectors.mapping.Expression;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes only: requests name a window of time as {@code {since.from}} and {@code {since.to}}.
 *
 * @param start day of the first change ever asked for
 * @param step longest window; the whole time when absent
 * @param lookback how far a run reaches back behind the one before, for changes that become visible late; PT1H when
 *     absent
 * @param field the time of change in a row; the next run starts at the latest seen, so that the SIS's clock counts. The
 *     start of the run before by our clock when absent
 * @param format of both: {@code iso} (in UTC), {@code date}, {@code epochSeconds}, {@code epochMillis}, or a pattern in
 *     the university's time zone; {@code iso} when absent
 */
public record Since(
        LocalDate start,
        @Nullable Duration step,
        @Nullable Duration lookback,
        @Nullable Expression field,
        @Nullable String format) {

    private static final Duration LOOKBACK = Duration.ofHours(1);

    public Since {
        if (step != null && (step.isNegative() || step.isZero()) || lookback != null && lookback.isNegative()) {
            throw new IllegalArgumentException("'step' must be positive and 'lookback' not negative");
        }
        if (format != null && !format.matches("iso|date|epochSeconds|epochMillis")) {
            Objects.requireNonNull(DateTimeFormatter.ofPattern(format));
        }
    }

    Instant first(ZoneId zone) {
        return start.atStartOfDay(zone).toInstant();
    }

    Duration back() {
        return lookback == null ? LOOKBACK : lookback;
    }

    /** End of the window that begins at {@code from}. */
    Instant end(Instant from, Instant until) {
        if (step == null) {
            return until;
        }
        Instant stepped = from.plus(step);
        return stepped.isBefore(until) ? stepped : until;
    }

    String write(Instant moment, ZoneId zone) {
        return switch (format == null ? "iso" : format) {
            case "iso" -> moment.toString();
            case "date" -> moment.atZone(zone).toLocalDate().toString();
            case "epochSeconds" -> String.valueOf(moment.getEpochSecond());
            case "epochMillis" -> String.valueOf(moment.toEpochMilli());
            default -> DateTimeFormatter.ofPattern(String.valueOf(format)).format(moment.atZone(zone));
        };
    }

    /** Null where it is no such time: a row that does not say it moves nothing. */
    @Nullable
    Instant read(@Nullable Object value, ZoneId zone) {
        String text = value == null ? "" : String.valueOf(value);
        try {
            return switch (format == null ? "iso" : format) {
                case "iso" -> OffsetDateTime.parse(text).toInstant();
                case "date" -> LocalDate.parse(text).atStartOfDay(zone).toInstant();
                case "epochSeconds" -> Instant.ofEpochSecond(Long.parseLong(text));
                case "epochMillis" -> Instant.ofEpochMilli(Long.parseLong(text));
                default -> pattern(text, String.valueOf(format), zone);
            };
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static Instant pattern(String text, String format, ZoneId zone) {
        var parsed = DateTimeFormatter.ofPattern(format)
                .withZone(zone)
                .parseBest(text, ZonedDateTime::from, LocalDate::from);
        return parsed instanceof LocalDate day
                ? day.atStartOfDay(zone).toInstant()
                : ((ZonedDateTime) parsed).toInstant();
    }
}
