package eu.passerelle.credentials.elm;

import eu.passerelle.model.LocalizedText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of our own, in the languages of {@code labels.csv}; English where a translation is missing. */
final class Labels {

    private static final Map<String, Map<String, String>> BY_KEY = read();

    private Labels() {}

    /** The label in one language, else in English. */
    static String in(String language, String key) {
        Map<String, String> translations = translations(key);
        String english = translations.getOrDefault("en", key);
        return translations.getOrDefault(primary(language), english);
    }

    /** The label in those of the languages that it is translated to, else in English. */
    static LocalizedText in(List<String> languages, String key) {
        Map<String, String> translations = translations(key);
        Map<String, String> found = new LinkedHashMap<>();
        for (String language : languages) {
            String text = translations.get(primary(language));
            if (text != null) {
                found.put(language, text);
            }
        }
        return found.isEmpty() ? LocalizedText.of("en", in("en", key)) : new LocalizedText(found);
    }

    private static Map<String, String> translations(String key) {
        Map<String, String> translations = BY_KEY.get(key);
        if (translations == null) {
            throw new IllegalArgumentException("labels.csv has no row '" + key + "'");
        }
        return translations;
    }

    private static String primary(String language) {
        int hyphen = language.indexOf('-');
        return hyphen < 0 ? language : language.substring(0, hyphen);
    }

    private static Map<String, Map<String, String>> read() {
        Table table = Table.read("labels.csv");
        Map<String, Map<String, String>> byKey = new HashMap<>();
        table.rows().forEach(row -> {
            Map<String, String> translations = new HashMap<>();
            for (int column = 1; column < row.size(); column++) {
                String text = row.get(column);
                if (!text.isBlank()) {
                    for (String language : table.header().get(column).split(" ")) {
                        translations.put(language, text);
                    }
                }
            }
            byKey.put(row.get(0), Map.copyOf(translations));
        });
        return Map.copyOf(byKey);
    }
}
