package eu.passerelle.journal;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A name that somebody gave as the own one. Nothing proves it before people log in; equal names are at least not taken for
 * two persons because of case, blanks or another way to write the same letters.
 *
 * @param text as it is kept
 */
public record PersonSaid(String text) {

    private static final int LONGEST = 100;

    /** @throws IllegalArgumentException it is no name; the message says what is asked for */
    public PersonSaid {
        text = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\p{C}]+", " ")
                .strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a name of 1 to " + LONGEST + " characters");
        }
    }

    /** Whether another name is the same, whatever case or way to write it. */
    public boolean is(String other) {
        return folded(text).equals(folded(new PersonSaid(other).text()));
    }

    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
