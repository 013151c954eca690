package eu.passerelle.connectors.mapping;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of an expression, from left to right; white space before anything is passed. */
final class PlainText {

    private static final Pattern SPACE = Pattern.compile("\\s*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"|'([^'\\\\]*)'");
    private static final Pattern NUMBER = Pattern.compile("(?:0|[1-9]\\d{0,5})(?![\\w.])");

    private final Matcher at;
    private @Nullable MatchResult last;

    PlainText(String text) {
        this.at = SPACE.matcher(text);
        at.useTransparentBounds(true);
    }

    /** What stands here is not plain. */
    static final class NotPlain extends RuntimeException {
        NotPlain() {
            super(null, null, false, false);
        }
    }

    boolean isAtEnd() {
        skip();
        return at.regionStart() == at.regionEnd();
    }

    boolean isAt(Pattern pattern) {
        skip();
        at.usePattern(pattern);
        return at.lookingAt();
    }

    /** Of the pattern that was passed last. */
    String group(int group) {
        return String.valueOf(last == null ? null : last.group(group));
    }

    /** The content of text in quotation marks; null where there is none, or one with escapes. */
    @Nullable
    String quoted() {
        String quoted = next(TEXT);
        return quoted == null ? null : quoted.substring(1, quoted.length() - 1);
    }

    String requireQuoted() {
        String quoted = quoted();
        if (quoted == null) {
            throw new NotPlain();
        }
        return quoted;
    }

    /** A small whole number; null where there is none. */
    @Nullable
    Integer number() {
        String number = next(NUMBER);
        return number == null ? null : Integer.valueOf(number);
    }

    int requireNumber() {
        Integer number = number();
        if (number == null) {
            throw new NotPlain();
        }
        return number;
    }

    String name() {
        String name = next(NAME);
        if (name == null) {
            throw new NotPlain();
        }
        // records name their fields by the same objects, mostly
        return name.intern();
    }

    private void skip() {
        at.usePattern(SPACE);
        if (at.lookingAt()) {
            at.region(at.end(), at.regionEnd());
        }
    }

    /** The pattern's text, after white space; null where it does not stand here. */
    @Nullable
    String next(Pattern pattern) {
        skip();
        at.usePattern(pattern);
        if (!at.lookingAt()) {
            return null;
        }
        last = at.toMatchResult();
        at.region(at.end(), at.regionEnd());
        return last.group();
    }

    boolean next(String literal) {
        return next(Pattern.compile(Pattern.quote(literal))) != null;
    }

    boolean nextWord(String word) {
        return next(Pattern.compile(word + "\\b")) != null;
    }

    void require(String literal) {
        if (!next(literal)) {
            throw new NotPlain();
        }
    }
}
