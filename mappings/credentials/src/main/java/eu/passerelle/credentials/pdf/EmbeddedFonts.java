package eu.passerelle.credentials.pdf;

import eu.passerelle.credentials.certificate.Typeface;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The faces that one document uses, each embedded once, with the letters that are shown and no more. */
final class EmbeddedFonts {

    /** In place of a letter that the font lacks; the letter itself stays what is read and copied. */
    private static final int BOX = '□';

    private final PDDocument document;
    private final Map<Typeface, Face> faces = new EnumMap<>(Typeface.class);

    EmbeddedFonts(PDDocument document) {
        this.document = document;
    }

    /** A face in the document. */
    record Face(PDFont font, CmapLookup letters) {

        boolean shows(String text) {
            return text.codePoints().allMatch(this::shows);
        }

        private boolean shows(int letter) {
            return letters.getGlyphId(letter) != 0;
        }

        /** With boxes for what the font lacks. */
        String shown(String text) {
            int instead = shows(BOX) ? BOX : '?';
            return text.codePoints()
                    .map(letter -> shows(letter) ? letter : instead)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }

    Face face(Typeface typeface) throws IOException {
        Face known = faces.get(typeface);
        if (known == null) {
            TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(typeface.file()));
            known = new Face(PDType0Font.load(document, file, true), file.getUnicodeCmapLookup());
            faces.put(typeface, known);
        }
        return known;
    }
}
