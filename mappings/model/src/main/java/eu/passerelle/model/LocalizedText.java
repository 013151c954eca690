package eu.passerelle.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One text in one or more languages; the first one given is the default.
 *
 * @param byLanguage BCP 47 tag (lower case language, for example {@code en} or {@code sr-Latn}) to text; never empty
 */
public record LocalizedText(Map<String, String> byLanguage) {

    public LocalizedText {
        if (byLanguage.isEmpty()) {
            throw new IllegalArgumentException("a text needs at least one language");
        }
        byLanguage.forEach((language, text) -> {
            if (language.isBlank() || text.isBlank()) {
                throw new IllegalArgumentException("a text needs a language and must not be blank");
            }
        });
        // most have one language, whose order nobody can confuse
        byLanguage = byLanguage.size() == 1
                ? Map.copyOf(byLanguage)
                : Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    public static LocalizedText of(String language, String text) {
        return new LocalizedText(Map.of(language, text));
    }

    /** The text in the first of the wanted languages that there is, else the default. */
    public String in(List<String> wanted) {
        for (String language : wanted) {
            String text = byLanguage.get(language);
            if (text != null) {
                return text;
            }
        }
        return byLanguage.values().iterator().next();
    }

    public String in(String language) {
        return in(List.of(language));
    }
}
