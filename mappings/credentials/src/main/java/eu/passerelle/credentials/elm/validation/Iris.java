package eu.passerelle.credentials.elm.validation;

/** Absolute IRIs as a credential may carry them: ASCII, nothing that RDF tools drop or read as something else. */
final class Iris {

    private static final String MARKS = "-._~:/?#@!$&'()*+,;=%";
    private static final boolean[] ALLOWED = new boolean[128];

    static {
        for (char c = 0; c < ALLOWED.length; c++) {
            ALLOWED[c] = Lexical.isLetter(c) || Lexical.isDigit(c) || MARKS.indexOf(c) >= 0;
        }
    }

    private Iris() {}

    /** Scheme, colon, something after it; percent signs with two hex digits; at most one fragment. */
    static boolean isAbsolute(String text) {
        int colon = schemeEnd(text);
        if (colon < 1 || colon == text.length() - 1) {
            return false;
        }
        boolean fragment = false;
        for (int i = colon + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ALLOWED.length || !ALLOWED[c] || (c == '#' && fragment)) {
                return false;
            }
            if (c == '%' && !(i + 2 < text.length() && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2)))) {
                return false;
            }
            fragment |= c == '#';
        }
        return text.startsWith("//", colon + 1) ? hasHost(text, colon + 3) : text.charAt(colon + 1) != '#';
    }

    /** The scheme without its colon, or the empty string. */
    static String scheme(String text) {
        return text.substring(0, Math.max(0, schemeEnd(text)));
    }

    private static int schemeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i;
            }
            boolean inScheme = Lexical.isLetter(c) || (i > 0 && (Lexical.isDigit(c) || "+-.".indexOf(c) >= 0));
            if (!inScheme) {
                return -1;
            }
        }
        return -1;
    }

    /** {@code host} or {@code host:port}; no user information: an address with a password is no place in a credential. */
    private static boolean hasHost(String text, int from) {
        int i = from;
        boolean port = false;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                break;
            }
            boolean allowed = port
                    ? Lexical.isDigit(c)
                    : Lexical.isLetter(c) || Lexical.isDigit(c) || c == '-' || c == '.' || c == '_' || c == ':';
            if (!allowed) {
                return false;
            }
            port |= c == ':';
        }
        return i > from && text.charAt(from) != ':';
    }

    private static boolean isHex(char c) {
        return Lexical.isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
