package eu.passerelle.portal.emrex;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The words of the pages in one language, from {@code texts/<language>.properties}. */
final class EmrexTexts {

    private static final List<String> LANGUAGES = List.of("en", "de", "es", "fi", "fr", "it", "nl", "sv");
    private static final Map<String, EmrexTexts> KNOWN = new HashMap<>();

    static {
        LANGUAGES.forEach(language -> KNOWN.put(language, read(language)));
    }

    private final String language;
    private final Properties texts;

    private EmrexTexts(String language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    private static EmrexTexts read(String language) {
        String resource = "texts/" + language + ".properties";
        Properties texts = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(EmrexTexts.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new EmrexTexts(language, texts);
    }

    /**
     * @param wanted the browser's languages, the preferred one first
     * @param university its languages, used where the browser wants none that there is
     */
    static EmrexTexts of(List<Locale> wanted, List<String> university) {
        for (Locale locale : wanted) {
            EmrexTexts texts = KNOWN.get(locale.getLanguage());
            if (texts != null) {
                return texts;
            }
        }
        for (String tag : university) {
            EmrexTexts texts = KNOWN.get(Locale.forLanguageTag(tag).getLanguage());
            if (texts != null) {
                return texts;
            }
        }
        return Objects.requireNonNull(KNOWN.get("en"));
    }

    static List<String> languages() {
        return LANGUAGES;
    }

    String language() {
        return language;
    }

    /** @param arguments for {@code {0}}, {@code {1}} */
    String text(String key, String... arguments) {
        String text = Objects.requireNonNull(texts.getProperty(key), key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", arguments[i]);
        }
        return text;
    }
}
