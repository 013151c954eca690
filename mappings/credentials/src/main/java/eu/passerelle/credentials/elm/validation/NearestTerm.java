package eu.passerelle.credentials.elm.validation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that a wrong one was meant to be. */
final class NearestTerm {

    private static final int LONGEST = 60;

    private NearestTerm() {}

    /** The candidate with the fewest edits, upper and lower case apart; empty where none is similar. */
    static Optional<String> to(String word, Collection<String> candidates) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .min(Comparator.comparingInt((String term) -> edits(wanted, term.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(best -> edits(wanted, best.toLowerCase(Locale.ROOT)) <= Math.max(2, wanted.length() / 3));
    }

    /** {@code  Nearest known: "x".} or nothing. */
    static String hint(String word, Collection<String> candidates) {
        return to(word, candidates)
                .map(term -> " Nearest known: \"" + term + "\".")
                .orElse("");
    }

    /** A word of the document for a message: short and printable, as keys and types are. */
    static String quoted(String word) {
        String shown = word.length() > LONGEST ? word.substring(0, LONGEST) + "..." : word;
        return "\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\"";
    }

    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
