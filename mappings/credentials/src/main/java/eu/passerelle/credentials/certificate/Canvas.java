package eu.passerelle.credentials.certificate;

import java.util.BitSet;

/**
 * A picture of 16 colours, two pixels a byte as PNG wants them, each row led by PNG's filter byte (0). Knows which bands
 * of rows were drawn on since it was copied.
 */
final class Canvas {

    static final int BAND_ROWS = 16;

    final int width;
    final int height;
    final int rowBytes;
    final byte[] rows;
    final BitSet drawnBands;
    private final boolean smoothEdges;

    Canvas(int width, int height) {
        this(width, height, new byte[(width / 2 + 1) * height], true);
    }

    private Canvas(int width, int height, byte[] rows, boolean smoothEdges) {
        this.width = width;
        this.height = height;
        this.rowBytes = width / 2 + 1;
        this.rows = rows;
        this.smoothEdges = smoothEdges;
        this.drawnBands = new BitSet(bands());
    }

    /** @param smooth whether letters drawn on the copy get edges of grey, which cost bytes */
    Canvas copy(boolean smooth) {
        return new Canvas(width, height, rows.clone(), smooth);
    }

    int bands() {
        return (height + BAND_ROWS - 1) / BAND_ROWS;
    }

    /** Within the canvas only. */
    void fill(int x, int y, int width, int height, int colour) {
        for (int row = y; row < y + height; row++) {
            for (int column = x; column < x + width; column++) {
                set(column, row, colour);
            }
        }
        drawnBands.set(y / BAND_ROWS, (y + height - 1) / BAND_ROWS + 1);
    }

    /** Outside the canvas nothing is drawn. */
    void set(int x, int y, int colour) {
        if (x < 0 || y < 0 || x >= width || y >= height) {
            return;
        }
        int at = y * rowBytes + 1 + (x >> 1);
        int both = rows[at];
        rows[at] = (byte) ((x & 1) == 0 ? (both & 0x0F) | (colour << 4) : (both & 0xF0) | colour);
    }

    /**
     * Draws one line of text with its left end at x and its base line at y.
     *
     * @param ink of the picture's palette
     */
    void text(FittedText.Line line, float x, int y, Palette.Ink ink) {
        float pen = x;
        for (int i = 0; i < line.letters().length; i++) {
            int letter = line.letters()[i];
            int whole = (int) Math.floor(pen);
            int subpixel = (int) ((pen - whole) * GlyphFont.SUBPIXELS);
            blend(line.font().glyph(letter, line.size(), subpixel), whole, y, ink);
            pen += line.font().advance(letter, line.size()) + line.spacing();
        }
        int top = Math.max(0, y - line.size());
        int bottom = Math.min(height - 1, y + line.size() / 2);
        if (top <= bottom) {
            drawnBands.set(top / BAND_ROWS, bottom / BAND_ROWS + 1);
        }
    }

    private void blend(Glyph glyph, int penX, int baseLine, Palette.Ink ink) {
        int left = penX + glyph.left();
        int top = baseLine + glyph.top();
        int firstColumn = Math.max(0, -left);
        int lastColumn = Math.min(glyph.width(), width - left);
        for (int row = Math.max(0, -top); row < Math.min(glyph.height(), height - top); row++) {
            int start = (top + row) * rowBytes + 1;
            for (int column = firstColumn; column < lastColumn; column++) {
                int covered = glyph.coverage()[row * glyph.width() + column];
                if (!smoothEdges) {
                    covered = covered * 2 < Glyph.FULL ? 0 : Glyph.FULL;
                }
                if (covered > 0) {
                    int at = start + (left + column >> 1);
                    int shift = (left + column & 1) == 0 ? 4 : 0;
                    int colour = ink.over(rows[at] >> shift & 0x0F, covered);
                    rows[at] = (byte) (rows[at] & ~(0x0F << shift) | colour << shift);
                }
            }
        }
    }
}
