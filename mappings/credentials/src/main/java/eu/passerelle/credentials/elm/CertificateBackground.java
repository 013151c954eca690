package eu.passerelle.credentials.elm;

import eu.passerelle.model.University;
import java.text.Normalizer;
import java.util.Locale;

/** The part of a certificate that is the same for all certificates of one university in one language. */
final class CertificateBackground {

    static final int WIDTH = 640;
    static final int HEIGHT = 452;
    /** Left edge of all text. */
    static final int LEFT = 122;

    static final int RIGHT = WIDTH - 38;
    /** Between paper and ink: labels and small print. */
    static final int MUTED = 2;

    /** Ink to paper in nine steps, then gold in two shades and the way from ink to gold. */
    static final int[] COLOURS = {
        0x12284C, 0x2F4263, 0x4D5D7A, 0x6A7891, 0x8894A7, 0xA6AFBE, 0xC4C9D4, 0xE1E4EA, 0xFFFFFF, 0xB8923A, 0xD8C28E,
        0x3B4248, 0x655D43, 0x8E773F
    };

    private static final int GOLD = 9;
    private static final int PALE_GOLD = 10;
    /** From the band's blue to gold. */
    private static final int[] GOLD_SHADES = {Canvas.INK, 11, 12, 13, GOLD, PALE_GOLD};

    private static final int BAND_WIDTH = 84;
    /** Side of the square that holds the emblem. */
    private static final int EMBLEM = 64;

    private CertificateBackground() {}

    static Canvas draw(GlyphFont font, University university, String language, boolean microCredential) {
        Canvas canvas = new Canvas(WIDTH, HEIGHT);
        drawBand(canvas);
        drawFrame(canvas);
        String name = university.organisation().legalName().in(language);
        FittedText title = FittedText.fit(font, name, new FittedText.Box(RIGHT - LEFT, 44, true, 24, 21, 18, 15));
        int y = 53;
        for (FittedText.Line line : title.lines()) {
            canvas.text(line, LEFT, y, Canvas.INK);
            y += title.lineHeight();
        }
        String heading = Labels.in(language, microCredential ? "microCredential" : "certificate");
        canvas.fill(LEFT, 99, 58, 3, GOLD);
        canvas.text(FittedText.line(font, capitals(heading, language), 12, true, 2), LEFT, 125, MUTED);
        canvas.text(FittedText.line(font, Labels.in(language, "awardedTo"), 13, false, 0), LEFT, 163, MUTED);
        canvas.text(FittedText.line(font, Labels.in(language, "completed"), 13, false, 0), LEFT, 246, MUTED);
        canvas.text(FittedText.line(font, Labels.in(language, "sealed"), 11, false, 0), LEFT, 424, MUTED);
        return canvas;
    }

    /** Greek capitals carry no accent, which Java leaves on. */
    private static String capitals(String text, String language) {
        Locale locale = Locale.forLanguageTag(language);
        String capitals = text.toUpperCase(locale);
        return locale.getLanguage().equals("el")
                ? Normalizer.normalize(capitals, Normalizer.Form.NFD).replace("\u0301", "")
                : capitals;
    }

    private static void drawFrame(Canvas canvas) {
        int x = BAND_WIDTH + 11;
        int width = WIDTH - x - 11;
        canvas.fill(x, 11, width, 1, PALE_GOLD);
        canvas.fill(x, HEIGHT - 12, width, 1, PALE_GOLD);
        canvas.fill(x, 11, 1, HEIGHT - 22, PALE_GOLD);
        canvas.fill(x + width - 1, 11, 1, HEIGHT - 22, PALE_GOLD);
        canvas.fill(LEFT, 342, RIGHT - LEFT, 1, PALE_GOLD);
    }

    /** A dark band with a rosette as printers of securities draw it, on the upper part that no holder's text shares. */
    private static void drawBand(Canvas canvas) {
        canvas.fill(0, 0, BAND_WIDTH, HEIGHT, Canvas.INK);
        canvas.fill(BAND_WIDTH, 0, 3, HEIGHT, GOLD);
        int[] hits = rosette();
        for (int y = 0; y < EMBLEM; y++) {
            for (int x = 0; x < EMBLEM; x++) {
                int shade = Math.min(GOLD_SHADES.length - 1, (hits[y * EMBLEM + x] + 1) / 2);
                canvas.set((BAND_WIDTH - EMBLEM) / 2 + x, 32 + y, GOLD_SHADES[shade]);
            }
        }
    }

    /** How many of the four by four points of each pixel of the emblem its curves touch. */
    private static int[] rosette() {
        boolean[] touched = new boolean[EMBLEM * 4 * EMBLEM * 4];
        for (int step = 0; step < 40_000; step++) {
            double angle = step * Math.PI / 20_000;
            touch(touched, EMBLEM * 2 - 3, angle);
            touch(touched, EMBLEM * 2 - 10, angle);
            for (int ring = 0; ring < 3; ring++) {
                touch(touched, 78 - 21 * ring + (29 - 6 * ring) * Math.cos(12 * angle + ring * Math.PI / 2), angle);
            }
        }
        int[] hits = new int[EMBLEM * EMBLEM];
        for (int i = 0; i < touched.length; i++) {
            if (touched[i]) {
                hits[i / (EMBLEM * 4) / 4 * EMBLEM + i % (EMBLEM * 4) / 4]++;
            }
        }
        return hits;
    }

    private static void touch(boolean[] touched, double radius, double angle) {
        int x = (int) (EMBLEM * 2 + radius * Math.cos(angle));
        int y = (int) (EMBLEM * 2 + radius * Math.sin(angle));
        touched[y * EMBLEM * 4 + x] = true;
    }
}
