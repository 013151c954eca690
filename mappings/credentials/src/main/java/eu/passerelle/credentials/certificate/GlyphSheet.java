package eu.passerelle.credentials.certificate;

import org.jspecify.annotations.Nullable;

/**
 * The letters of a font in one size, each drawn when it is first asked for: a place in a table is found ten times faster
 * than a key in a map. Thread-safe: two threads may draw the same letter, either one is kept.
 */
final class GlyphSheet {

    /** Letters a page; most texts need two pages. */
    private static final int PAGE = 256;

    /** No character, so that no font has it: stands for all that the font lacks, which would each want a page. */
    private static final int LACKING = Character.MAX_CODE_POINT;

    private final GlyphFont font;
    private final int size;
    private final @Nullable Glyph[] @Nullable [] pages = new Glyph[(Character.MAX_CODE_POINT + 1) / PAGE][];

    GlyphSheet(GlyphFont font, int size) {
        this.font = font;
        this.size = size;
    }

    /** A letter that the font lacks comes as the font's hollow box. */
    Glyph glyph(int letter, int subpixel) {
        int drawn = font.covers(letter) ? letter : LACKING;
        @Nullable Glyph[] page = pages[drawn / PAGE];
        if (page == null) {
            page = new Glyph[PAGE * GlyphFont.SUBPIXELS];
            pages[drawn / PAGE] = page;
        }
        int place = drawn % PAGE * GlyphFont.SUBPIXELS + subpixel;
        Glyph known = page[place];
        if (known == null) {
            known = font.draw(drawn, size, subpixel);
            page[place] = known;
        }
        return known;
    }
}
