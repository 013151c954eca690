package eu.passerelle.credentials.certificate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A picture of 16 colours, two pixels a byte as PNG wants them, each row led by PNG's filter byte (0). It is kept in bands
 * of rows; a copy has those of its original until something is drawn on them.
 */
final class Canvas {

    static final int BAND_ROWS = 16;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    final int width;
    final int height;
    final int rowBytes;
    private final byte[][] bands;
    private final boolean[] drawn;
    private final boolean smoothEdges;

    Canvas(int width, int height) {
        this(width, height, new byte[(height + BAND_ROWS - 1) / BAND_ROWS][], true);
        for (int band = 0; band < bands.length; band++) {
            bands[band] = new byte[Math.min(BAND_ROWS, height - band * BAND_ROWS) * rowBytes];
        }
        Arrays.fill(drawn, true);
    }

    private Canvas(int width, int height, byte[][] bands, boolean smoothEdges) {
        this.width = width;
        this.height = height;
        this.rowBytes = width / 2 + 1;
        this.bands = bands;
        this.drawn = new boolean[bands.length];
        this.smoothEdges = smoothEdges;
    }

    /**
     * The original must not be drawn on any more.
     *
     * @param smooth whether letters drawn on the copy get edges of grey, which cost bytes
     */
    Canvas copy(boolean smooth) {
        return new Canvas(width, height, bands.clone(), smooth);
    }

    int bands() {
        return bands.length;
    }

    /** Its rows, one after the other, to be read only. */
    byte[] band(int number) {
        return bands[number];
    }

    /** Whether it differs from the original's. */
    boolean isDrawn(int band) {
        return drawn[band];
    }

    private byte[] drawOn(int band) {
        if (!drawn[band]) {
            bands[band] = bands[band].clone();
            drawn[band] = true;
        }
        return bands[band];
    }

    /** Within the canvas only. */
    void fill(int x, int y, int width, int height, int colour) {
        for (int row = y; row < y + height; row++) {
            for (int column = x; column < x + width; column++) {
                set(column, row, colour);
            }
        }
    }

    /** Outside the canvas nothing is drawn. */
    void set(int x, int y, int colour) {
        if (x < 0 || y < 0 || x >= width || y >= height) {
            return;
        }
        byte[] rows = drawOn(y / BAND_ROWS);
        int at = y % BAND_ROWS * rowBytes + 1 + (x >> 1);
        int both = rows[at];
        rows[at] = (byte) ((x & 1) == 0 ? (both & 0x0F) | (colour << 4) : (both & 0xF0) | colour);
    }

    /**
     * Draws one line of text with its left end at x and its base line at y.
     *
     * @param ink of the picture's palette
     */
    void text(FittedText.Line line, float x, int y, Palette.Ink ink) {
        byte[] edges = smoothEdges ? ink.smooth() : ink.hard();
        GlyphSheet sheet = line.font().sheet(line.size());
        float pen = x;
        for (int i = 0; i < line.letters().length; i++) {
            int letter = line.letters()[i];
            int whole = (int) Math.floor(pen);
            int subpixel = (int) ((pen - whole) * GlyphFont.SUBPIXELS);
            blend(sheet.glyph(letter, subpixel), whole, y, edges);
            pen += line.font().advance(letter, line.size()) + line.spacing();
        }
    }

    private void blend(Glyph glyph, int penX, int baseLine, byte[] ink) {
        int left = penX + glyph.left() >> 1;
        byte[] letter = (penX + glyph.left() & 1) == 0 ? glyph.even() : glyph.odd();
        int top = baseLine + glyph.top();
        boolean within = left >= 0 && left + glyph.rowBytes() < rowBytes;
        for (int row = Math.max(0, -top); row < Math.min(glyph.height(), height - top); row++) {
            byte[] rows = drawOn((top + row) / BAND_ROWS);
            int to = (top + row) % BAND_ROWS * rowBytes + 1 + left;
            int from = row * glyph.stride();
            for (int i = 0; i < glyph.rowBytes(); i += Long.BYTES) {
                if (!within || to + i + Long.BYTES > rows.length || !sixteen(rows, to + i, letter, from + i, ink)) {
                    int first = Math.max(i, -left);
                    int end = Math.min(Math.min(i + Long.BYTES, glyph.rowBytes()), rowBytes - 1 - left);
                    for (int at = first; at < end; at++) {
                        rows[to + at] = Palette.Ink.over(ink, rows[to + at], letter[from + at]);
                    }
                }
            }
        }
    }

    /** @return false where the ink meets papers of several colours, and nothing was drawn */
    private static boolean sixteen(byte[] rows, int to, byte[] letter, int from, byte[] ink) {
        long covered = (long) EIGHT.get(letter, from);
        long inked = Palette.Ink.pixels(covered);
        long papers = (long) EIGHT.get(rows, to);
        // any of the pixels with ink: where all have one paper, it is this one
        int paper = (int) (papers >>> Long.numberOfTrailingZeros(inked)) & 0x0F;
        if (((papers ^ Palette.Ink.ONES * paper) & inked) != 0) {
            return false;
        }
        EIGHT.set(rows, to, papers & ~inked | Palette.Ink.over(ink, paper, covered));
        return true;
    }
}
