package eu.passerelle.journal;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Trigrams that a good part of what is searched has. An index of trigrams reads through all of these, however rare the rest
 * of a text is; so it is asked for a part of the text that has none of them.
 */
final class CommonTrigrams {

    /** Longer texts are rare enough. */
    private static final int LOOKED_AT = 60;

    private final Set<String> common;

    /** @param common as {@code pg_trgm} shows them */
    CommonTrigrams(Collection<String> common) {
        this.common = Set.copyOf(common);
    }

    /** The longest part without common trigrams, which has others. */
    Optional<String> telling(String text) {
        int end = Math.min(text.length(), LOOKED_AT);
        for (int length = end; length > 0; length--) {
            for (int from = 0; from + length <= end; from++) {
                String part = text.substring(from, from + length);
                Set<String> trigrams = trigrams(part);
                if (!trigrams.isEmpty() && trigrams.stream().noneMatch(common::contains)) {
                    return Optional.of(part);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Of a text that stands anywhere in another, as {@code pg_trgm} takes them: of each word, with two blanks before it and
     * one behind it where it is known that it begins and ends there.
     */
    static Set<String> trigrams(String part) {
        String words = part.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}]+", "  ");
        Set<String> trigrams = new HashSet<>();
        for (int at = 0; at + 3 <= words.length(); at++) {
            String trigram = words.substring(at, at + 3);
            if (!trigram.endsWith("  ")) {
                trigrams.add(trigram);
            }
        }
        return trigrams;
    }
}
