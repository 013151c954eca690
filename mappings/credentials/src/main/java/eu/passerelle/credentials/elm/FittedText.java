package eu.passerelle.credentials.elm;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Text made to fit a box: as large as it can be, broken at spaces, and within a word only where the word alone is wider
 * than the box. What does not even fit in the smallest size ends visibly with an ellipsis.
 *
 * @param lines from top to bottom
 * @param lineHeight from base line to base line, pixels
 */
record FittedText(List<Line> lines, int size, int lineHeight) {

    private static final int ELLIPSIS = '…';

    /** One line of letters (code points). */
    record Line(GlyphFont font, int[] letters, int size, boolean bold, float spacing) {

        float width() {
            return widthOf(font, letters, 0, letters.length, size, bold) + spacing * letters.length;
        }
    }

    /** @param sizes pixels an em, from the one that is best to the smallest that may be */
    record Box(int width, int height, boolean bold, int... sizes) {}

    static FittedText fit(GlyphFont font, String text, Box box) {
        int[] letters = letters(text);
        FittedText fitted = null;
        for (int size : box.sizes()) {
            fitted = wrap(font, letters, size, box);
            if (fitted.lines().size() * fitted.lineHeight() <= Math.max(box.height(), fitted.lineHeight())) {
                return fitted;
            }
        }
        if (fitted == null) {
            throw new IllegalArgumentException("a box needs a size");
        }
        return fitted.cut(Math.max(1, box.height() / fitted.lineHeight()), box.width());
    }

    /** One line in one size, with letters apart. */
    static Line line(GlyphFont font, String text, int size, boolean bold, float spacing) {
        return new Line(font, letters(text), size, bold, spacing);
    }

    /** Composed letters, single spaces, nothing that controls. */
    static int[] letters(String text) {
        String composed = Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        int[] letters = composed.codePoints()
                .map(c -> Character.isWhitespace(c) || Character.isISOControl(c) || Character.isSpaceChar(c) ? ' ' : c)
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .toArray();
        int kept = 0;
        for (int letter : letters) {
            if (letter != ' ' || (kept > 0 && letters[kept - 1] != ' ')) {
                letters[kept++] = letter;
            }
        }
        return java.util.Arrays.copyOf(letters, kept > 0 && letters[kept - 1] == ' ' ? kept - 1 : kept);
    }

    private static FittedText wrap(GlyphFont font, int[] letters, int size, Box box) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        while (start < letters.length) {
            int end = lineEnd(font, letters, start, size, box);
            int stop = end;
            while (stop > start && letters[stop - 1] == ' ') {
                stop--;
            }
            lines.add(new Line(font, java.util.Arrays.copyOfRange(letters, start, stop), size, box.bold(), 0));
            start = end;
        }
        return new FittedText(List.copyOf(lines), size, size * 5 / 4);
    }

    /** Where the line that begins at start must end: after a space, after a hyphen, or inside a word that is too long. */
    private static int lineEnd(GlyphFont font, int[] letters, int start, int size, Box box) {
        float width = 0;
        int lastBreak = -1;
        for (int i = start; i < letters.length; i++) {
            width += font.advance(letters[i], size, box.bold());
            if (width > box.width() && letters[i] != ' ' && i > start) {
                return lastBreak > start ? lastBreak : i;
            }
            if (letters[i] == ' ' || letters[i] == '-') {
                lastBreak = i + 1;
            }
        }
        return letters.length;
    }

    private FittedText cut(int kept, int width) {
        List<Line> few = new ArrayList<>(lines.subList(0, Math.min(kept, lines.size())));
        if (few.size() < lines.size()) {
            Line last = few.removeLast();
            int length = last.letters().length;
            float room = width - last.font().advance(ELLIPSIS, size, last.bold());
            while (length > 0 && widthOf(last.font(), last.letters(), 0, length, size, last.bold()) > room) {
                length--;
            }
            int[] cut = java.util.Arrays.copyOf(last.letters(), length + 1);
            cut[length] = ELLIPSIS;
            few.add(new Line(last.font(), cut, size, last.bold(), 0));
        }
        return new FittedText(List.copyOf(few), size, lineHeight);
    }

    private static float widthOf(GlyphFont font, int[] letters, int from, int to, int size, boolean bold) {
        float width = 0;
        for (int i = from; i < to; i++) {
            width += font.advance(letters[i], size, bold);
        }
        return width;
    }
}
