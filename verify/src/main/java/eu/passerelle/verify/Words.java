package eu.passerelle.verify;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** All words of a verification in one language, {@code words/<language>.properties}: for command, answers and page. */
public final class Words {

    private static final Map<String, Words> KNOWN = Map.of("en", read("en"), "de", read("de"));

    private final String language;
    private final Properties texts;

    private Words(String language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    /** @param wanted in the order of preference; English where none is known */
    public static Words in(List<Locale> wanted) {
        return wanted.stream()
                .map(locale -> KNOWN.get(locale.getLanguage()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(Words::english);
    }

    public static Words english() {
        return Objects.requireNonNull(KNOWN.get("en"));
    }

    public String language() {
        return language;
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /** @param values for {@code {0}}, {@code {1}} */
    public String text(String key, List<String> values) {
        String text = Objects.requireNonNull(texts.getProperty(key), key);
        for (int i = 0; i < values.size(); i++) {
            text = text.replace("{" + i + "}", date(values.get(i)));
        }
        return text;
    }

    public String text(String key) {
        return text(key, List.of());
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    /** A day, or the day of a moment, as people write it; anything else as it is. */
    public String date(String value) {
        if (!value.matches("\\d{4}-\\d{2}-\\d{2}(T.*)?")) {
            return value;
        }
        try {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(language.equals("en") ? Locale.UK : Locale.forLanguageTag(language))
                    .format(LocalDate.parse(value.substring(0, 10)));
        } catch (DateTimeException e) {
            return value;
        }
    }

    private static Words read(String language) {
        String resource = "words/" + language + ".properties";
        Properties texts = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream(resource), resource), StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(language, texts);
    }
}
