package eu.passerelle.portal.claim;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The words of the pages and messages in one language, from {@code texts/<language>.properties}. */
final class ClaimTexts {

    static final List<String> LANGUAGES = List.of(
            "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it", "lt", "lv",
            "mt", "nb", "nl", "pl", "pt", "ro", "sk", "sl", "sv");

    /** Both written standards and the macrolanguage are read by everyone who reads Bokmål. */
    private static final Map<String, String> SAME = Map.of("no", "nb", "nn", "nb");

    /** Whose way of writing dates it is, where the language alone would mean another one. */
    private static final Map<String, String> DATES = Map.of("en", "en-IE", "pt", "pt-PT");

    private static final Map<String, ClaimTexts> KNOWN = new LinkedHashMap<>();

    static {
        LANGUAGES.forEach(language -> KNOWN.put(language, read(language)));
    }

    private final String language;
    private final Locale locale;
    private final Properties texts;

    private ClaimTexts(String language, Properties texts) {
        this.language = language;
        this.locale = Locale.forLanguageTag(DATES.getOrDefault(language, language));
        this.texts = texts;
    }

    private static ClaimTexts read(String language) {
        String resource = "texts/" + language + ".properties";
        Properties texts = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(ClaimTexts.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ClaimTexts(language, texts);
    }

    /** @param tag BCP 47, as it came; empty where there are no words in it */
    static Optional<ClaimTexts> find(String tag) {
        String primary = Locale.forLanguageTag(tag).getLanguage();
        return Optional.ofNullable(KNOWN.get(SAME.getOrDefault(primary, primary)));
    }

    /** In English where there are no words in that language. */
    static ClaimTexts in(String tag) {
        return find(tag).orElseGet(() -> Objects.requireNonNull(KNOWN.get("en")));
    }

    String language() {
        return language;
    }

    /** For texts of others: this language, then English. */
    List<String> languages() {
        return List.of(language, "en");
    }

    /** The language's own name for itself. */
    String name() {
        return text("language");
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /** @param arguments for {@code {0}}, {@code {1}} */
    String text(String key, Object... arguments) {
        String text = Objects.requireNonNull(texts.getProperty(key), key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(date);
    }

    String date(Instant at, ZoneId zone) {
        return date(at.atZone(zone).toLocalDate());
    }

    String moment(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .format(at.atZone(zone));
    }
}
