package eu.passerelle.credentials.sdjwt;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a claim's value is. */
enum ClaimKind {
    TEXT("text that is not blank", ClaimKind::isText),
    DATE("a day as yyyy-mm-dd", ClaimKind::isDate),
    DATE_TIME("a moment as RFC 3339", ClaimKind::isDateTime),
    COUNTRY("an ISO 3166-1 alpha-2 country code", value -> isText(value) && Countries.TWO.contains(value.asString())),
    LANGUAGE(
            "a BCP 47 language tag",
            value -> isText(value) && Words.TAG.matcher(value.asString()).matches()),
    URL("an absolute http(s) address", ClaimKind::isUrl),
    EQF_LEVEL("a whole number from 1 to 8", value -> value.isInt() && value.asInt() >= 1 && value.asInt() <= 8),
    AMOUNT(
            "a number, not negative",
            value -> value.isNumber() && value.decimalValue().signum() >= 0),
    TRUTH("true or false", JsonNode::isBoolean),
    YES_NO("\"Yes\" or \"No\"", value -> isText(value) && Words.YES_NO.contains(value.asString())),
    DOCUMENT("an object", value -> value.isObject() && !value.isEmpty());

    private static final int LONGEST = 20_000;

    private final String words;
    private final Predicate<JsonNode> fits;

    ClaimKind(String words, Predicate<JsonNode> fits) {
        this.words = words;
        this.fits = fits;
    }

    boolean fits(JsonNode value) {
        return fits.test(value);
    }

    /** For messages: "must be ...". */
    String words() {
        return words;
    }

    private static boolean isText(JsonNode value) {
        return value.isString()
                && !value.asString().isBlank()
                && value.asString().length() <= LONGEST
                && value.asString().chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r');
    }

    private static boolean isDate(JsonNode value) {
        try {
            return value.isString() && !LocalDate.parse(value.asString()).isAfter(LocalDate.of(9999, 12, 31));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDateTime(JsonNode value) {
        try {
            return value.isString() && OffsetDateTime.parse(value.asString()).getYear() <= 9999;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isUrl(JsonNode value) {
        try {
            URI url = URI.create(value.asString(""));
            return url.getHost() != null && Set.of("http", "https").contains(String.valueOf(url.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Apart, because the constants' tests may not read the enum's own static fields. */
    private static final class Words {
        private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
        private static final Set<String> YES_NO = Set.of("Yes", "No");
    }

    /** ISO 3166-1. */
    private static final class Countries {
        private static final Set<String> TWO = Set.of(Locale.getISOCountries());
    }
}
