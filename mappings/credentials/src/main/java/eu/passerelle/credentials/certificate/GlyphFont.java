package eu.passerelle.credentials.certificate;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * A TrueType font drawn from its outlines: the same pixels on every machine, with no font of the system needed. Letters
 * are drawn once a size and kept. Thread-safe.
 */
final class GlyphFont {

    /** Pen positions are kept to half a pixel. */
    static final int SUBPIXELS = 2;

    private static final int MAX_KEPT = 60_000;

    /** Latin, Greek, Cyrillic and the punctuation of all three lie below; they are asked for all the time. */
    private static final int COMMON = 0x2100;

    private final TrueTypeFont font;
    private final CmapLookup letters;
    private final float unitsPerEm;
    private final float[] commonAdvances = new float[COMMON];
    private final ConcurrentHashMap<Integer, Float> rareAdvances = new ConcurrentHashMap<>();
    private final boolean[] commonCovered = new boolean[COMMON];
    private final ConcurrentHashMap<Integer, GlyphSheet> sheets = new ConcurrentHashMap<>();
    private final AtomicInteger kept = new AtomicInteger();

    GlyphFont(byte[] file) {
        try {
            this.font = new TTFParser().parse(new RandomAccessReadBuffer(file));
            this.letters = font.getUnicodeCmapLookup();
            this.unitsPerEm = font.getUnitsPerEm();
            for (int letter = 0; letter < COMMON; letter++) {
                commonCovered[letter] = reads(letter);
                commonAdvances[letter] = readAdvance(letter);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the font is not readable", e);
        }
    }

    /** Whether the font draws this letter, from left to right. */
    boolean covers(int letter) {
        return letter < COMMON ? commonCovered[letter] : reads(letter);
    }

    private boolean reads(int letter) {
        byte direction = Character.getDirectionality(letter);
        boolean rightToLeft = direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        // shaping and direction of such scripts are beyond this drawing: a box is honest, a reversed word is not
        return !rightToLeft && letters.getGlyphId(letter) != 0;
    }

    /** Width in pixels from this letter's pen position to the next one's. */
    float advance(int letter, int size) {
        float units =
                letter < COMMON ? commonAdvances[letter] : rareAdvances.computeIfAbsent(letter, this::readAdvance);
        return units * size / unitsPerEm;
    }

    /** Its letters of one size. */
    GlyphSheet sheet(int size) {
        GlyphSheet known = sheets.get(size);
        return known != null ? known : sheets.computeIfAbsent(size, wanted -> new GlyphSheet(this, wanted));
    }

    private synchronized float readAdvance(int letter) {
        try {
            return font.getAdvanceWidth(index(letter));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int index(int letter) {
        return covers(letter) ? letters.getGlyphId(letter) : 0;
    }

    Glyph draw(int letter, int size, int subpixel) {
        if (kept.incrementAndGet() > MAX_KEPT) {
            kept.set(0);
            sheets.clear();
        }
        Path2D outline = outline(letter, size, subpixel);
        Rectangle box = outline.getBounds();
        if (box.isEmpty()) {
            return Glyph.of(0, 0, 0, new byte[0]);
        }
        box.grow(2, 2);
        BufferedImage image = new BufferedImage(box.width, box.height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.translate(-box.x, -box.y);
        graphics.setColor(Color.WHITE);
        graphics.fill(outline);
        graphics.dispose();
        byte[] coverage = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < coverage.length; i++) {
            coverage[i] = (byte) (((coverage[i] & 0xFF) * Glyph.FULL + 127) / 255);
        }
        return Glyph.of(box.x, box.y, box.width, coverage);
    }

    private synchronized Path2D outline(int letter, int size, int subpixel) {
        try {
            GlyphData data = font.getGlyph().getGlyph(index(letter));
            Path2D path = data == null ? new Path2D.Float() : data.getPath();
            float scale = size / unitsPerEm;
            float left = subpixel / (float) SUBPIXELS;
            AffineTransform place = new AffineTransform(scale, 0, 0, -scale, left, 0);
            return (Path2D) path.createTransformedShape(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
