package eu.passerelle.connectors.mapping;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;

/** Language codes as the model writes them. */
final class LanguageTags {

    private static final Map<String, String> TWO_LETTERS = twoLetters();

    private LanguageTags() {}

    /** {@code en_GB}, {@code eng} and {@code EN} are {@code en}; a script is kept, a region is not; null for no language. */
    static @Nullable String of(String code) {
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
