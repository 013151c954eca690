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

    /** Latin, Greek, Cyrillic and the punctuation of all three lie below; their widths are asked for all the time. */
    private static final int COMMON = 0x2100;

    private record Key(int letter, int size, int subpixel) {}

    private final TrueTypeFont font;
    private final CmapLookup letters;
    private final float unitsPerEm;
    private final float[] commonAdvances = new float[COMMON];
    private final ConcurrentHashMap<Integer, Float> rareAdvances = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Key, Glyph> glyphs = new ConcurrentHashMap<>();

    GlyphFont(byte[] file) {
        try {
            this.font = new TTFParser().parse(new RandomAccessReadBuffer(file));
            this.letters = font.getUnicodeCmapLookup();
            this.unitsPerEm = font.getUnitsPerEm();
            for (int letter = 0; letter < COMMON; letter++) {
                commonAdvances[letter] = readAdvance(letter);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the font is not readable", e);
        }
    }

    /** Whether the font draws this letter, from left to right. */
    boolean covers(int letter) {
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

    /** A letter that the font lacks comes as the font's hollow box. */
    Glyph glyph(int letter, int size, int subpixel) {
        Key key = new Key(letter, size, subpixel);
        Glyph known = glyphs.get(key);
        if (known != null) {
            return known;
        }
        if (glyphs.size() >= MAX_KEPT) {
            glyphs.clear();
        }
        return glyphs.computeIfAbsent(key, this::draw);
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

    private Glyph draw(Key key) {
        Path2D outline = outline(key);
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

    private synchronized Path2D outline(Key key) {
        try {
            GlyphData data = font.getGlyph().getGlyph(index(key.letter()));
            Path2D path = data == null ? new Path2D.Float() : data.getPath();
            float scale = key.size() / unitsPerEm;
            float left = key.subpixel() / (float) SUBPIXELS;
            AffineTransform place = new AffineTransform(scale, 0, 0, -scale, left, 0);
            return (Path2D) path.createTransformedShape(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
