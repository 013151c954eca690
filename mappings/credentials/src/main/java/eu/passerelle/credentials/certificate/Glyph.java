package eu.passerelle.credentials.certificate;

/**
 * One letter drawn in one size, without the margin that has no ink. How much of each pixel is ink, 0 to {@value #FULL}, is
 * kept as a canvas keeps its pixels, two a byte, so that a letter is drawn sixteen pixels at a time.
 *
 * @param left of the ink, pixels right of the pen
 * @param top of the ink, pixels below the base line (negative: above)
 * @param rowBytes of both forms, all that have ink
 * @param stride from row to row of both forms, bytes; a multiple of eight
 * @param even rows for a place whose first pixel is the first one of a byte
 * @param odd rows for a place whose first pixel is the second one of a byte
 */
record Glyph(int left, int top, int height, int rowBytes, int stride, byte[] even, byte[] odd) {

    static final int FULL = 4;

    private static final Glyph EMPTY = new Glyph(0, 0, 0, 0, 0, new byte[0], new byte[0]);

    /**
     * @param width of a row of coverage
     * @param coverage row by row, a byte a pixel
     */
    static Glyph of(int left, int top, int width, byte[] coverage) {
        int first = width;
        int last = -1;
        int firstRow = Integer.MAX_VALUE;
        int lastRow = -1;
        for (int i = 0; i < coverage.length; i++) {
            if (coverage[i] != 0) {
                first = Math.min(first, i % width);
                last = Math.max(last, i % width);
                firstRow = Math.min(firstRow, i / width);
                lastRow = i / width;
            }
        }
        if (lastRow < 0) {
            return EMPTY;
        }
        int height = lastRow - firstRow + 1;
        int rowBytes = (last - first + 1) / 2 + 1;
        int stride = (rowBytes + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
        byte[] even = new byte[height * stride];
        byte[] odd = new byte[height * stride];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column <= last - first; column++) {
                int covered = coverage[(firstRow + row) * width + first + column];
                put(even, row * stride, column, covered);
                put(odd, row * stride, column + 1, covered);
            }
        }
        return new Glyph(left + first, top + firstRow, height, rowBytes, stride, even, odd);
    }

    private static void put(byte[] rows, int row, int column, int covered) {
        rows[row + column / 2] |= (byte) (column % 2 == 0 ? covered << 4 : covered);
    }
}
