package eu.passerelle.connectors;

/** White space around texts. */
public final class Blanks {

    /** Above {@code ' '} it is the first that {@link Character#isWhitespace} takes for a blank. */
    private static final char FIRST_WIDE_BLANK = '\u1680';

    private Blanks() {}

    /** {@link String#strip}, which looks at texts twice, for those that need it: no letter of Europe is a blank. */
    public static String stripped(String text) {
        int last = text.length() - 1;
        return last >= 0 && isLetter(text.charAt(0)) && isLetter(text.charAt(last)) ? text : text.strip();
    }

    /** Certainly no blank. */
    private static boolean isLetter(char c) {
        return c > ' ' && c < FIRST_WIDE_BLANK;
    }
}
