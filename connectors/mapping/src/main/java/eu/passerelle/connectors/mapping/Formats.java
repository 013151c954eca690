package eu.passerelle.connectors.mapping;

import eu.passerelle.connectors.json.IsoDay;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a source writes numbers and dates. What is not declared is not understood: "1,500" is one and a half or fifteen
 * hundred, and "03/04" the third of April or the fourth of March.
 *
 * @param decimal decimal mark, {@code .} or {@code ,}; a point when absent
 * @param grouping mark between thousands: {@code .}, {@code ,}, {@code '} or a space; none when absent
 * @param dates patterns of {@link DateTimeFormatter} in the order tried ({@code dd.MM.yyyy}, {@code yyyy-MM}), or
 *     {@code iso}, {@code epochSeconds}, {@code epochMillis}; {@code iso} alone when absent. Where a pattern has no day or
 *     month, the first is meant
 * @param timeZone of moments with an offset and of epochs; the university's when absent
 */
public record Formats(
        @Nullable String decimal,
        @Nullable String grouping,
        @Nullable List<String> dates,
        @Nullable ZoneId timeZone) {

    /** ISO dates, decimal point, no grouping. */
    public static final Formats STANDARD = new Formats(null, null, null, null);

    private static final ConcurrentHashMap<String, DateTimeFormatter> FORMATTERS = new ConcurrentHashMap<>();
    private static final ConcurrentHashMap<String, Optional<PlainDay>> PLAIN_DAYS = new ConcurrentHashMap<>();
    private static final int MOST_DIGITS = 12;

    public Formats {
        if (decimal != null && !decimal.matches("[.,]")) {
            throw new IllegalArgumentException("decimal is '.' or ',', not '" + decimal + "'");
        }
        if (grouping != null && !grouping.matches("[.,' \u00a0\u202f]")) {
            throw new IllegalArgumentException("grouping is '.', ',', ''' or a space, not '" + grouping + "'");
        }
        if (grouping != null && grouping.equals(decimal == null ? "." : decimal)) {
            throw new IllegalArgumentException("decimal and grouping must differ");
        }
        dates = dates == null ? null : List.copyOf(dates);
        if (dates != null) {
            dates.forEach(Formats::formatter);
        }
    }

    /**
     * A number as declared; JSON numbers as they are.
     *
     * @return null where there is nothing
     * @throws IllegalArgumentException it is no such number; says nothing of its value
     */
    public @Nullable BigDecimal decimal(@Nullable Object value) {
        String text = Texts.plain(value);
        if (text == null) {
            return null;
        }
        String number = value instanceof String ? standard(text) : text;
        if (!isPlain(number)) {
            throw new IllegalArgumentException("is no number of the declared format");
        }
        return new BigDecimal(number);
    }

    /** {@code [+-]?\d{1,12}(\.\d{1,12})?}: of every number of a table, so without a regular expression. */
    private static boolean isPlain(String number) {
        int start = number.startsWith("+") || number.startsWith("-") ? 1 : 0;
        int point = number.indexOf('.');
        int end = point < 0 ? number.length() : point;
        return areDigits(number, start, end) && (point < 0 || areDigits(number, point + 1, number.length()));
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return to > from && to - from <= MOST_DIGITS;
    }

    private String standard(String text) {
        char mark = decimal == null ? '.' : decimal.charAt(0);
        String number = grouping == null ? text : ungrouped(text, text.indexOf(mark), grouping);
        if (mark == '.') {
            return number;
        }
        return number.indexOf('.') >= 0 ? "" : number.replace(mark, '.');
    }

    private static String ungrouped(String text, int point, String grouping) {
        String whole = point < 0 ? text : text.substring(0, point);
        if (!whole.contains(grouping)) {
            return text;
        }
        if (!whole.matches("[+-]?\\d{1,3}(" + Pattern.quote(grouping) + "\\d{3})+")) {
            return "";
        }
        return whole.replace(grouping, "") + text.substring(whole.length());
    }

    /**
     * A day as declared, 1900 to 2199.
     *
     * @return null where there is nothing
     * @throws IllegalArgumentException it is no such date; says nothing of its value
     */
    public @Nullable LocalDate day(@Nullable Object value, ZoneId universityZone) {
        String text = Texts.plain(value);
        if (text == null) {
            return null;
        }
        ZoneId zone = timeZone == null ? universityZone : timeZone;
        for (String format : dates == null ? List.of("iso") : dates) {
            LocalDate day = day(text, format, zone);
            if (day != null && day.getYear() >= 1900 && day.getYear() < 2200) {
                return day;
            }
        }
        throw new IllegalArgumentException("is no date of the declared formats");
    }

    private static @Nullable LocalDate day(String text, String format, ZoneId zone) {
        try {
            if (format.startsWith("epoch")) {
                long count = Long.parseLong(text);
                return (format.equals("epochMillis") ? Instant.ofEpochMilli(count) : Instant.ofEpochSecond(count))
                        .atZone(zone)
                        .toLocalDate();
            }
            if (format.equals("iso")) {
                return IsoDay.of(text, zone);
            }
            PlainDay plain = PLAIN_DAYS.computeIfAbsent(format, PlainDay::of).orElse(null);
            if (plain != null) {
                return plain.parse(text);
            }
            TemporalAccessor parsed = formatter(format).parse(text);
            return parsed.isSupported(ChronoField.INSTANT_SECONDS)
                    ? Instant.from(parsed).atZone(zone).toLocalDate()
                    : parsed.query(TemporalQueries.localDate());
        } catch (DateTimeException | NumberFormatException e) {
            // the next format may know it
            return null;
        }
    }

    private static DateTimeFormatter formatter(String format) {
        return switch (format) {
            case "iso", "epochSeconds", "epochMillis" -> DateTimeFormatter.ISO_DATE_TIME;
            default -> FORMATTERS.computeIfAbsent(format, Formats::compile);
        };
    }

    /** Strict: the 31st of February is no date. Years without an era, so {@code yyyy} is what people mean by it. */
    private static DateTimeFormatter compile(String pattern) {
        var builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        List<String> quoted = new ArrayList<>(List.of(pattern.split("'", -1)));
        for (int i = 0; i < quoted.size(); i += 2) {
            quoted.set(i, quoted.get(i).replace('y', 'u'));
        }
        String years = String.join("'", quoted);
        if (years.equals("uuuu")) {
            builder.appendValue(ChronoField.YEAR, 4, 4, SignStyle.NEVER);
        } else {
            builder.appendPattern(years);
        }
        if (!years.contains("M") && !years.contains("L") && !years.contains("D")) {
            builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
        }
        if (!years.contains("d") && !years.contains("D")) {
            builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
        }
        return builder.toFormatter(java.util.Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }
}
