package eu.passerelle.journal;

import eu.passerelle.model.PersonName;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A name as two systems may spell it differently and mean the same: without accents, case, order and punctuation. */
final class PlainName {

    /** Letters that Unicode does not take apart. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ı', "i"));

    private PlainName() {}

    static String of(PersonName name) {
        String apart = Normalizer.normalize(name.full().toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        String plain = apart.codePoints()
                .filter(letter -> Character.getType(letter) != Character.NON_SPACING_MARK)
                .mapToObj(letter -> LETTERS.getOrDefault(letter, Character.toString(letter)))
                .collect(Collectors.joining());
        return Arrays.stream(plain.split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
