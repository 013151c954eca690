package eu.passerelle.credentials.certificate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of our own on certificates, in the languages of {@code words.csv}; English where a language is missing. */
final class CertificateWords {

    private static final String FILE = "words.csv";
    private static final Map<String, Map<String, String>> BY_KEY = read();

    private CertificateWords() {}

    /** @param language BCP 47; only its first part counts */
    static String in(String language, String key) {
        Map<String, String> translations = BY_KEY.get(key);
        if (translations == null) {
            throw new IllegalArgumentException(FILE + " has no column '" + key + "'");
        }
        int hyphen = language.indexOf('-');
        String primary = hyphen < 0 ? language : language.substring(0, hyphen);
        String english = translations.getOrDefault("en", key);
        return translations.getOrDefault(primary, english);
    }

    /** One row a language: the codes that it serves, then the words in the order of the header. */
    private static Map<String, Map<String, String>> read() {
        try (InputStream in = CertificateWords.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the module's data file " + FILE + " is missing");
            }
            List<List<String>> rows = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(";", -1)))
                    .toList();
            Map<String, Map<String, String>> byKey = new HashMap<>();
            for (List<String> row : rows.subList(1, rows.size())) {
                for (int column = 1; column < row.size(); column++) {
                    for (String language : row.getFirst().split(" ")) {
                        byKey.computeIfAbsent(rows.getFirst().get(column), key -> new HashMap<>())
                                .put(language, row.get(column));
                    }
                }
            }
            return byKey;
        } catch (IOException e) {
            throw new UncheckedIOException("the module's data file " + FILE + " is not readable", e);
        }
    }
}
