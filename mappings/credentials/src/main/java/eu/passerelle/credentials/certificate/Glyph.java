package eu.passerelle.credentials.certificate;

/**
 * One letter drawn in one size.
 *
 * @param left of the ink, pixels right of the pen
 * @param top of the ink, pixels below the base line (negative: above)
 * @param coverage row by row, 0 (no ink) to {@value #FULL} (all ink)
 */
record Glyph(int left, int top, int width, int height, byte[] coverage) {

    static final int FULL = 4;
}
