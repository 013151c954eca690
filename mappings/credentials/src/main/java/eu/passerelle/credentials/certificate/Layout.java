package eu.passerelle.credentials.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts a text into its field: as large as drawn where there is room, else smaller, else on several lines of its box. */
final class Layout {

    /** Of the size that was drawn; the last one is the smallest that can be read. */
    private static final float[] SIZES = {1, 0.9f, 0.82f, 0.74f, 0.67f, 0.6f, 0.54f, 0.48f};

    private static final int SMALLEST = 8;
    /** Height of a capital letter, of an em. */
    private static final float CAPITAL = 0.72f;

    private Layout() {}

    /** A line with the left end of its base line, in pixels times scale. */
    record Placed(FittedText.Line line, float x, float y) {}

    /** @param scale how much finer than the picture the answer is to be */
    static List<Placed> of(TextField field, String text, float scale) {
        Area box = field.box();
        int size = Math.max(1, Math.round(field.size() * scale));
        float top = field.y() * scale - size * CAPITAL;
        FittedText fitted = FittedText.fit(
                field.face().font(),
                text,
                new FittedText.Box(
                        width(field) * scale,
                        box == null ? size : Math.max(size, box.bottom() * scale - top + size * 0.2f),
                        field.spacing(),
                        sizes(size, scale)));
        // in a box the tops of capitals stay where they are drawn, on a single line its base line
        float y = box == null ? field.y() * scale : top + fitted.size() * CAPITAL;
        List<Placed> placed = new ArrayList<>();
        for (FittedText.Line line : fitted.lines()) {
            float x = field.x() * scale
                    - switch (field.anchor()) {
                        case START -> 0;
                        case MIDDLE -> line.width() / 2;
                        case END -> line.width();
                    };
            placed.add(new Placed(line, x, y));
            y += fitted.lineHeight();
        }
        return placed;
    }

    private static float width(TextField field) {
        Area box = field.box();
        if (box == null) {
            return field.room();
        }
        float width = switch (field.anchor()) {
            case START -> box.right() - field.x();
            case END -> field.x() - box.x();
            case MIDDLE -> 2 * Math.min(field.x() - box.x(), box.right() - field.x());
        };
        return Math.max(width, field.size());
    }

    private static int[] sizes(int size, float scale) {
        int least = Math.min(size, Math.round(SMALLEST * scale));
        int[] sizes = new int[SIZES.length];
        int kept = 0;
        for (float share : SIZES) {
            int smaller = Math.max(least, Math.round(size * share));
            if (kept == 0 || smaller < sizes[kept - 1]) {
                sizes[kept++] = smaller;
            }
        }
        return Arrays.copyOf(sizes, kept);
    }
}
