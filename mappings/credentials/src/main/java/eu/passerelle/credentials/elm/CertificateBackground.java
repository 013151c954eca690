package eu.passerelle.credentials.elm;

import eu.passerelle.model.University;
import java.util.Locale;

/** The part of a certificate that is the same for all certificates of one university in one language. */
final class CertificateBackground {

    static final int WIDTH = 800;
    static final int HEIGHT = 566;
    /** Left edge of all text. */
    static final int LEFT = 152;

    static final int RIGHT = WIDTH - 48;
    /** Between paper and ink: labels and small print. */
    static final int MUTED = 2;

    /** Ink to paper in nine steps, then the gold, the panel and the shades of the emblem. */
    static final int[] COLOURS = {
        0x12284C, 0x2F4263, 0x4D5D7A, 0x6A7891, 0x8894A7, 0xA6AFBE, 0xC4C9D4, 0xE1E4EA, 0xFFFFFF, 0xB8923A, 0xD8C28E,
        0x1C3766, 0x27477F, 0xF3EEDF, 0x8A7440, 0x0C1D3A
    };

    private static final int GOLD = 9;
    private static final int PALE_GOLD = 10;
    private static final int BAND = 0;
    private static final int BAND_LIGHT = 11;
    private static final int DEEP = 15;
    private static final int BAND_WIDTH = 104;

    private CertificateBackground() {}

    static Canvas draw(GlyphFont font, University university, String language, boolean microCredential) {
        Canvas canvas = new Canvas(WIDTH, HEIGHT);
        drawBand(canvas);
        drawFrame(canvas);
        String name = university.organisation().legalName().in(language);
        FittedText title = FittedText.fit(font, name, new FittedText.Box(RIGHT - LEFT, 64, true, 30, 26, 22, 18, 15));
        int y = 66;
        for (FittedText.Line line : title.lines()) {
            canvas.text(line, LEFT, y, Canvas.INK);
            y += title.lineHeight();
        }
        String heading = Labels.in(language, microCredential ? "microCredential" : "certificate");
        canvas.fill(LEFT, 124, 72, 3, GOLD);
        canvas.text(
                FittedText.line(font, heading.toUpperCase(Locale.forLanguageTag(language)), 15, true, 2.4f),
                LEFT,
                156,
                MUTED);
        canvas.text(FittedText.line(font, Labels.in(language, "awardedTo"), 15, false, 0), LEFT, 204, MUTED);
        canvas.text(FittedText.line(font, Labels.in(language, "completed"), 15, false, 0), LEFT, 308, MUTED);
        canvas.text(FittedText.line(font, Labels.in(language, "sealed"), 12, false, 0), LEFT, 530, MUTED);
        return canvas;
    }

    private static void drawFrame(Canvas canvas) {
        int x = BAND_WIDTH + 14;
        int width = WIDTH - x - 14;
        canvas.fill(x, 14, width, 1, PALE_GOLD);
        canvas.fill(x, HEIGHT - 15, width, 1, PALE_GOLD);
        canvas.fill(x, 14, 1, HEIGHT - 28, PALE_GOLD);
        canvas.fill(x + width - 1, 14, 1, HEIGHT - 28, PALE_GOLD);
        canvas.fill(LEFT, 428, RIGHT - LEFT, 1, PALE_GOLD);
    }

    /** A dark band with a fine wave, and a rosette as printers of securities draw it. */
    private static void drawBand(Canvas canvas) {
        canvas.fill(0, 0, BAND_WIDTH, HEIGHT, BAND);
        canvas.fill(BAND_WIDTH, 0, 4, HEIGHT, GOLD);
        for (int y = 0; y < HEIGHT; y++) {
            for (int wave = 0; wave < 5; wave++) {
                double angle = y * Math.PI / 64 + wave * Math.PI / 5;
                canvas.set((int) Math.round(BAND_WIDTH / 2.0 + 44 * Math.sin(angle)), y, BAND_LIGHT);
            }
        }
        int centre = BAND_WIDTH / 2;
        disc(canvas, centre, 92, 38, DEEP);
        for (int step = 0; step < 14_400; step++) {
            double angle = step * Math.PI / 7_200;
            for (int ring = 0; ring < 3; ring++) {
                double radius = 27 - 4 * ring + (6 - ring) * Math.cos(12 * angle + ring * Math.PI / 3);
                dot(
                        canvas,
                        centre + radius * Math.cos(angle),
                        92 + radius * Math.sin(angle),
                        ring == 1 ? GOLD : PALE_GOLD);
            }
            dot(canvas, centre + 37 * Math.cos(angle), 92 + 37 * Math.sin(angle), GOLD);
        }
    }

    private static void disc(Canvas canvas, int x, int y, int radius, int colour) {
        for (int dy = -radius; dy <= radius; dy++) {
            int half = (int) Math.sqrt(radius * radius - dy * dy);
            canvas.fill(x - half, y + dy, 2 * half + 1, 1, colour);
        }
    }

    private static void dot(Canvas canvas, double x, double y, int colour) {
        canvas.set((int) Math.round(x), (int) Math.round(y), colour);
    }
}
