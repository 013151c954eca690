package eu.passerelle.credentials.pdf;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DLosslessImageEncoder;
import eu.passerelle.credentials.certificate.CertificateTemplate;
import eu.passerelle.credentials.certificate.PlacedText;
import eu.passerelle.credentials.certificate.QrPlate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;

/** One page: the drawing behind, the texts before it, each tagged for those who hear it. */
final class CertificatePage {

    /** A template of nearly the paper's shape fills it to the edges. */
    private static final float ALMOST = 0.02f;

    private final PDDocument document;
    private final CertificateTemplate template;
    private final PDRectangle paper;
    private final PDPageContentStream content;
    private final EmbeddedFonts fonts;
    private final Tags tags;
    private final float scaleX;
    private final float scaleY;
    private final float left;
    private final float top;

    CertificatePage(PDDocument document, CertificateTemplate template, PDRectangle paper) throws IOException {
        this.document = document;
        this.template = template;
        this.paper = paper;
        PDPage page = new PDPage(paper);
        document.addPage(page);
        this.content = new PDPageContentStream(document, page);
        this.fonts = new EmbeddedFonts(document);
        this.tags = new Tags(document, page);
        float across = paper.getWidth() / CertificateTemplate.WIDTH;
        float down = paper.getHeight() / template.height();
        boolean fills = Math.abs(across / down - 1) < ALMOST;
        this.scaleX = fills ? across : Math.min(across, down);
        this.scaleY = fills ? down : Math.min(across, down);
        this.left = (paper.getWidth() - scaleX * CertificateTemplate.WIDTH) / 2;
        this.top = (paper.getHeight() - scaleY * template.height()) / 2;
    }

    void background() throws IOException {
        PDFormXObject form = vectors();
        content.beginMarkedContent(COSName.ARTIFACT);
        content.saveGraphicsState();
        content.transform(new Matrix(scaleX, 0, 0, scaleY, left, paper.getHeight() - top - scaleY * template.height()));
        content.drawForm(form);
        content.restoreGraphicsState();
        content.endMarkedContent();
    }

    private PDFormXObject vectors() throws IOException {
        PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, CertificateTemplate.WIDTH, template.height());
        PdfBoxGraphics2DLosslessImageEncoder lossless = new PdfBoxGraphics2DLosslessImageEncoder();
        graphics.setImageEncoder((in, stream, drawn, asked) -> {
            PDImageXObject image = lossless.encodeImage(in, stream, drawn, asked);
            // ISO 19005-3, 6.2.8: what a viewer would make of it is not for ever
            image.setInterpolate(false);
            return image;
        });
        try {
            template.paint(graphics);
        } finally {
            graphics.dispose();
        }
        return graphics.getXFormObject();
    }

    /** Where the template has a place for it. */
    void qr(URI address) {
        template.qrSquare().ifPresent(square -> {
            try {
                boolean[][] modules = QrPlate.of(address);
                float side = square[2] / (modules.length + 4);
                tags.begin(content, StandardStructureTypes.Figure, address.toString());
                content.setNonStrokingColor(1f, 1f, 1f);
                fill(square[0], square[1], square[2], square[2]);
                content.setNonStrokingColor(0f, 0f, 0f);
                for (int y = 0; y < modules.length; y++) {
                    for (int x = 0; x < modules.length; x++) {
                        if (modules[y][x]) {
                            fill(square[0] + (x + 2) * side, square[1] + (y + 2) * side, side, side);
                        }
                    }
                }
                content.endMarkedContent();
                tags.box(
                        left + square[0] * scaleX,
                        y(square[1] + square[2]),
                        left + (square[0] + square[2]) * scaleX,
                        y(square[1]));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void fill(float x, float y, float width, float height) throws IOException {
        content.addRect(left + x * scaleX, y(y + height), width * scaleX, height * scaleY);
        content.fill();
    }

    /** @param fineness units of the texts in a pixel of the picture */
    void texts(List<PlacedText> texts, float fineness) throws IOException {
        for (PlacedText text : texts) {
            String whole = text.lines().stream().map(PlacedText.Line::text).collect(Collectors.joining(" "));
            EmbeddedFonts.Face face = fonts.face(text.face());
            tags.begin(
                    content,
                    text.heading() ? StandardStructureTypes.H1 : StandardStructureTypes.P,
                    face.shows(whole) ? null : whole);
            content.setNonStrokingColor(
                    (text.colour() >> 16 & 0xFF) / 255f,
                    (text.colour() >> 8 & 0xFF) / 255f,
                    (text.colour() & 0xFF) / 255f);
            content.beginText();
            content.setFont(face.font(), text.size() / fineness * scaleY);
            content.setCharacterSpacing(text.spacing() / fineness * scaleX);
            for (PlacedText.Line line : text.lines()) {
                content.setTextMatrix(
                        Matrix.getTranslateInstance(left + line.x() / fineness * scaleX, y(line.y() / fineness)));
                content.showText(face.shown(line.text()));
            }
            content.endText();
            content.endMarkedContent();
        }
    }

    private float y(float fromTop) {
        return paper.getHeight() - top - fromTop * scaleY;
    }

    void finish() throws IOException {
        content.close();
        tags.finish();
    }
}
