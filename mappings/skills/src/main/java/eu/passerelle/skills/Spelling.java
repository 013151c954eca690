package eu.passerelle.skills;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as its words, each as groups of three letters: how far a term stands in it, whatever its endings and in the
 * middle of whatever compound. What the sentence model cannot do for languages that it was not trained on.
 */
final class Spelling {

    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int LITTLE_WORD = 3;

    /** A word's groups of three letters, the first with the gap before it. */
    private record Word(Set<String> groups, int length) {}

    private final List<Word> words = new ArrayList<>();

    Spelling(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        Matcher matcher = WORD.matcher(plain);
        while (matcher.find()) {
            String padded = " " + matcher.group();
            Set<String> groups = new HashSet<>();
            for (int i = 0; i + 3 <= padded.length(); i++) {
                groups.add(padded.substring(i, i + 3));
            }
            if (!groups.isEmpty()) {
                words.add(new Word(groups, padded.length() - 1));
            }
        }
        if (words.stream().anyMatch(word -> word.length() > LITTLE_WORD)) {
            words.removeIf(word -> word.length() <= LITTLE_WORD);
        }
    }

    /** Of each word the nearest one in the text, weighed by length: 1 where all of them stand there. */
    double within(Spelling text) {
        double found = 0;
        int all = 0;
        for (Word word : words) {
            found += word.length()
                    * text.words.stream()
                            .mapToDouble(other -> shared(word, other))
                            .max()
                            .orElse(0);
            all += word.length();
        }
        return all == 0 ? 0 : found / all;
    }

    private static double shared(Word word, Word other) {
        long shared = word.groups().stream().filter(other.groups()::contains).count();
        return (double) shared / word.groups().size();
    }
}
