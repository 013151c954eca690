package eu.passerelle.skills;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text to the numbers that the model knows: BERT's uncased WordPiece (Devlin et al. 2018; github.com/google-research/bert,
 * tokenization.py). Lower case, no accents, punctuation apart, then of each word the longest known pieces from the left.
 */
final class WordPieces {

    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Pattern WORD =
            Pattern.compile("[\\p{IsPunctuation}\\p{S}\\p{IsHan}]|[^\\s\\p{IsPunctuation}\\p{S}\\p{IsHan}]+");
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary;
    private final int longest;

    /** @param longest number of pieces with the two that mark begin and end; what is longer is cut off */
    WordPieces(Map<String, Integer> vocabulary, int longest) {
        this.vocabulary = Map.copyOf(vocabulary);
        this.longest = longest;
    }

    long[] of(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        List<Integer> pieces = new ArrayList<>();
        pieces.add(number("[CLS]"));
        Matcher words = WORD.matcher(plain);
        while (words.find() && pieces.size() < longest) {
            pieces.addAll(pieces(words.group()));
        }
        List<Integer> kept = pieces.subList(0, Math.min(pieces.size(), longest - 1));
        kept.add(number("[SEP]"));
        return kept.stream().mapToLong(Integer::longValue).toArray();
    }

    private List<Integer> pieces(String word) {
        List<Integer> pieces = new ArrayList<>();
        int begin = 0;
        while (begin < word.length()) {
            int end = word.length();
            Integer found = null;
            while (found == null && end > begin) {
                found = vocabulary.get((begin > 0 ? "##" : "") + word.substring(begin, end));
                end--;
            }
            if (found == null || word.length() > LONGEST_WORD) {
                return List.of(number("[UNK]"));
            }
            pieces.add(found);
            begin = end + 1;
        }
        return pieces;
    }

    private int number(String piece) {
        Integer number = vocabulary.get(piece);
        if (number == null) {
            throw new IllegalStateException("the model's vocabulary has no " + piece);
        }
        return number;
    }
}
