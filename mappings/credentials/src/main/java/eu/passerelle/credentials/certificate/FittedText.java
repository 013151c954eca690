package eu.passerelle.credentials.certificate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
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
    record Line(GlyphFont font, int[] letters, int size, float spacing) {

        float width() {
            return widthOf(font, letters, letters.length, size) + spacing * Math.max(0, letters.length - 1);
        }

        String text() {
            return new String(letters, 0, letters.length);
        }
    }

    /**
     * Where text is to fit.
     *
     * @param spacing between letters, of an em
     * @param sizes pixels an em, from the one that is best to the smallest that may be
     */
    record Box(float width, float height, float spacing, int... sizes) {}

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
        return fitted.cut(Math.max(1, (int) (box.height() / fitted.lineHeight())), box.width());
    }

    /** One line in one size. */
    static Line line(GlyphFont font, String text, int size) {
        return new Line(font, letters(text), size, 0);
    }

    /** Composed letters, single spaces, nothing that controls. */
    static int[] letters(String text) {
        String composed = Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        int[] letters = new int[composed.length()];
        int kept = 0;
        for (int at = 0; at < composed.length(); ) {
            int letter = composed.codePointAt(at);
            at += Character.charCount(letter);
            if (isGap(letter)) {
                letter = ' ';
            }
            boolean wanted = letter == ' ' ? kept > 0 && letters[kept - 1] != ' ' : isSeen(letter);
            if (wanted) {
                letters[kept++] = letter;
            }
        }
        return Arrays.copyOf(letters, kept > 0 && letters[kept - 1] == ' ' ? kept - 1 : kept);
    }

    private static boolean isGap(int letter) {
        return Character.isWhitespace(letter) || Character.isISOControl(letter) || Character.isSpaceChar(letter);
    }

    private static boolean isSeen(int letter) {
        return Character.getType(letter) != Character.FORMAT;
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
            lines.add(new Line(font, Arrays.copyOfRange(letters, start, stop), size, box.spacing() * size));
            start = end;
        }
        return new FittedText(List.copyOf(lines), size, size * 5 / 4);
    }

    /** Where the line that begins at start must end: after a space, after a hyphen, or inside a word that is too long. */
    private static int lineEnd(GlyphFont font, int[] letters, int start, int size, Box box) {
        float width = 0;
        int lastBreak = -1;
        for (int i = start; i < letters.length; i++) {
            width += font.advance(letters[i], size);
            if (width > box.width() && letters[i] != ' ' && i > start) {
                return lastBreak > start ? lastBreak : i;
            }
            width += box.spacing() * size;
            if (letters[i] == ' ' || letters[i] == '-') {
                lastBreak = i + 1;
            }
        }
        return letters.length;
    }

    private FittedText cut(int kept, float width) {
        List<Line> few = new ArrayList<>(lines.subList(0, Math.min(kept, lines.size())));
        if (few.size() < lines.size()) {
            Line last = few.removeLast();
            int length = last.letters().length;
            float room = width - last.font().advance(ELLIPSIS, size);
            while (length > 0 && widthOf(last.font(), last.letters(), length, size) + last.spacing() * length > room) {
                length--;
            }
            int[] cut = Arrays.copyOf(last.letters(), length + 1);
            cut[length] = ELLIPSIS;
            few.add(new Line(last.font(), cut, size, last.spacing()));
        }
        return new FittedText(List.copyOf(few), size, lineHeight);
    }

    private static float widthOf(GlyphFont font, int[] letters, int count, int size) {
        float width = 0;
        for (int i = 0; i < count; i++) {
            width += font.advance(letters[i], size);
        }
        return width;
    }
}
