package eu.passerelle.sis.ooapi;

import eu.passerelle.model.LocalizedText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** OOAPI's LanguageTypedString lists and language codes as the model writes them. */
final class Texts {

    private static final Map<String, String> TWO_LETTERS = twoLetters();

    /** The JDK is slow to read a tag, and there are few of them; what a broken source sends instead is not kept. */
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private static final int MOST_KNOWN = 1_000;

    private Texts() {}

    /**
     * One text by language; null where there is none. Of several regions of one language the first counts.
     *
     * @param otherwise language of texts that name none, as some services send plain strings
     */
    static @Nullable LocalizedText localized(List<JsonNode> typedStrings, String otherwise) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        for (JsonNode typed : typedStrings) {
            String text = typed.isObject() ? Fields.text(typed, "value") : Fields.text(typed);
            String language = language(Fields.text(typed, "language"));
            if (text != null) {
                byLanguage.putIfAbsent(language == null ? otherwise : language, text);
            }
        }
        return byLanguage.isEmpty() ? null : new LocalizedText(byLanguage);
    }

    /**
     * {@code en-GB}, {@code eng} and {@code en} are {@code en}; a script is kept ({@code sr-Latn}), a region is not;
     * null where the code is no language.
     */
    static @Nullable String language(@Nullable String code) {
        if (code == null) {
            return null;
        }
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
        Locale locale = Locale.forLanguageTag(code.replace('_', '-'));
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
            String three = threeLetters(language);
            if (!three.isEmpty()) {
                codes.put(three, language);
            }
        }
        return Map.copyOf(codes);
    }

    /** Empty for the few codes that have no three-letter one. */
    private static String threeLetters(String language) {
        try {
            return Locale.of(language).getISO3Language();
        } catch (MissingResourceException e) {
            return "";
        }
    }
}
