package eu.passerelle.connectors.mapping;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Language codes as the model writes them. */
final class LanguageTags {

    private static final Map<String, String> TWO_LETTERS = twoLetters();
    /** The JDK is slow to read a tag, and there are few of them; what a broken source sends instead is not kept. */
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private static final int MOST_KNOWN = 1_000;

    private LanguageTags() {}

    /** {@code en_GB}, {@code eng} and {@code EN} are {@code en}; a script is kept, a region is not; null for no language. */
    static @Nullable String of(String code) {
        String known = KNOWN.get(code);
        if (known != null) {
            return known;
        }
        String tag = read(code);
        if (tag != null && KNOWN.size() < MOST_KNOWN) {
            KNOWN.put(code, tag);
        }
        return tag;
    }

    private static @Nullable String read(String code) {
        Locale locale = Locale.forLanguageTag(code.strip().replace('_', '-'));
        String language = TWO_LETTERS.getOrDefault(locale.getLanguage(), locale.getLanguage());
        if (language.isEmpty()) {
            return null;
        }
        return locale.getScript().isEmpty() ? language : language + '-' + locale.getScript();
    }

    /** ISO 639-2 terminological codes to ISO 639-1. */
    private static Map<String, String> twoLetters() {
        Map<String, String> codes = new HashMap<>();
        for (String language : Locale.getISOLanguages()) {
            try {
                codes.put(Locale.of(language).getISO3Language(), language);
            } catch (MissingResourceException e) {
                // the few codes without a three-letter one stay as they are
                continue;
            }
        }
        codes.remove("");
        return Map.copyOf(codes);
    }
}
