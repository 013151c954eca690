package eu.passerelle.credentials.certificate;

import eu.passerelle.credentials.certificate.CertificateTexts.Customs;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Organisation;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How certificates of a university look: an operator's drawing, checked and rasterised once. What changes from
 * credential to credential is drawn over it. Immutable to those who use it; thread-safe.
 */
public final class CertificateTemplate {

    /** Of every picture, pixels. */
    public static final int WIDTH = 640;

    /** The background's share of a picture; the rest is for the texts. */
    static final int MOST_OF_BACKGROUND = 9 * 1024;

    /** Letters as most texts have them, to know beforehand what a picture is made of. */
    private static final String TYPICAL = "Foundations of Responsible Design 2026";

    private static final String STANDARD = "default.svg";
    private static final int MOST_BACKGROUNDS = 400;

    private static final class Standard {
        private static final CertificateTemplate TEMPLATE = read();

        private static CertificateTemplate read() {
            return of(new TemplateSource(STANDARD, standardSvg(), null, null));
        }
    }

    private record Key(Organisation organisation, String language, boolean microCredential) {}

    /** With all that is the same for certificates of one university, language and kind. */
    record Background(PngEncoder.Prepared prepared, Customs customs) {}

    private final Artwork artwork;
    private final int height;
    private final List<TextField> fixed;
    private final List<TextField> filled;
    private final @Nullable SvgBox qr;
    private final Map<Integer, Palette.Ink> inks = new HashMap<>();
    private final PngEncoder png;
    private final Canvas canvas;
    private final int black;
    private final int white;
    private final ConcurrentHashMap<Key, Background> backgrounds = new ConcurrentHashMap<>();

    private CertificateTemplate(TemplateSource source) {
        TemplateReader.Parts parts = TemplateReader.read(source);
        this.artwork = new Artwork(source, parts);
        this.height = parts.height();
        this.fixed = parts.fields().stream().filter(TextField::isFixed).toList();
        this.filled = parts.fields().stream().filter(field -> !field.isFixed()).toList();
        this.qr = parts.qr();
        BufferedImage image = artwork.rasterise();
        Palette palette = Palette.of(image, edges(image, parts));
        this.png = new PngEncoder(palette.colours());
        this.canvas = new Canvas(WIDTH, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < WIDTH; x++) {
                canvas.set(x, y, palette.nearest(image.getRGB(x, y)));
            }
        }
        this.black = palette.nearest(0);
        this.white = palette.nearest(0xFFFFFF);
        parts.fields().forEach(field -> inks.computeIfAbsent(field.colour(), palette::ink));
        int bytes = png.encode(png.prepare(canvas), canvas.copy(true)).length;
        if (bytes > MOST_OF_BACKGROUND) {
            throw new TemplateInvalid(
                    List.of(("%s: the drawing alone takes %.1f KB of each credential, at most %d KB are"
                                    + " for it; use flat colours, fewer fine lines, and no photographs.")
                            .formatted(source.name(), bytes / 1024.0, MOST_OF_BACKGROUND / 1024)));
        }
    }

    /** @throws TemplateInvalid with all problems, each with its place and repair */
    public static CertificateTemplate of(TemplateSource source) {
        return new CertificateTemplate(source);
    }

    /** The hub's own, for universities that have none. */
    public static CertificateTemplate standard() {
        return Standard.TEMPLATE;
    }

    /** The file that {@link #standard()} is made of. */
    public static byte[] standardSvg() {
        try (InputStream in = CertificateTemplate.class.getResourceAsStream(STANDARD)) {
            return Objects.requireNonNull(in, STANDARD).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(STANDARD, e);
        }
    }

    /** What is behind a text is the colour that its field's place has most. */
    private static List<Palette.Edge> edges(BufferedImage image, TemplateReader.Parts parts) {
        List<Palette.Edge> edges = new ArrayList<>();
        for (TextField field : parts.fields()) {
            Map<Integer, Integer> seen = new HashMap<>();
            int top = Math.round(field.y() - field.size());
            for (int y = Math.max(0, top); y < Math.min(image.getHeight(), field.y()); y++) {
                int left = Math.round(field.x()) - (field.anchor() == TextField.Anchor.START ? 0 : 40);
                for (int x = Math.max(0, left); x < Math.min(WIDTH, left + 80); x++) {
                    seen.merge(image.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
                }
            }
            int paper = seen.entrySet().stream()
                    .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .orElse(0xFFFFFF);
            edges.add(new Palette.Edge(field.colour(), paper));
        }
        return edges;
    }

    /** Of every picture of this template, pixels. */
    public int height() {
        return height;
    }

    /** Paints what is neither text nor QR code, as vectors, on a paper of {@link #WIDTH} and {@link #height()}. */
    public void paint(Graphics2D on) {
        artwork.paint(on);
    }

    /**
     * All texts where they belong, in the order that they are read in.
     *
     * @param scale how many units of the answer make a pixel of the picture; the finer, the nearer to the drawing
     */
    public List<PlacedText> texts(Achievement achievement, String language, Optional<URI> verification, float scale) {
        CertificateTexts texts = new CertificateTexts(achievement, language, Customs.of(language), verification);
        List<TextField> all = new ArrayList<>(fixed);
        all.addAll(filled);
        all.sort(java.util.Comparator.comparing(TextField::y).thenComparing(TextField::x));
        return all.stream()
                .map(field -> PlacedText.of(field, Layout.of(field, texts.of(field), scale)))
                .filter(text -> !text.lines().isEmpty())
                .toList();
    }

    /** Where the QR code goes, as left, top and side in pixels of the picture; empty where the drawing has no place. */
    public Optional<float[]> qrSquare() {
        if (qr == null) {
            return Optional.empty();
        }
        Area area = qr.area();
        float side = Math.min(area.width(), area.height());
        return Optional.of(new float[] {area.x(), area.y(), side});
    }

    Background background(Achievement achievement, String language) {
        Key key = new Key(
                achievement.university().organisation(), language, CertificateTexts.isMicroCredential(achievement));
        Background known = backgrounds.get(key);
        if (known != null) {
            return known;
        }
        if (backgrounds.size() >= MOST_BACKGROUNDS) {
            backgrounds.clear();
        }
        return backgrounds.computeIfAbsent(key, k -> prepare(achievement, language));
    }

    private Background prepare(Achievement achievement, String language) {
        Customs customs = Customs.of(language);
        CertificateTexts texts = new CertificateTexts(achievement, language, customs, Optional.empty());
        Canvas drawn = canvas.copy(true);
        fixed.forEach(field -> draw(field, texts.of(field), drawn));
        Canvas typical = drawn.copy(true);
        filled.forEach(field -> draw(field, TYPICAL, typical));
        return new Background(png.prepare(drawn, typical), customs);
    }

    /** @param smooth whether letters get soft edges */
    Canvas draw(Background background, CertificateTexts texts, Optional<URI> verification, boolean smooth) {
        Canvas drawn = background.prepared().canvas().copy(smooth);
        filled.forEach(field -> draw(field, texts.of(field), drawn));
        if (qr != null && verification.isPresent()) {
            QrPlate.draw(verification.get(), qr.area(), drawn, black, white);
        }
        return drawn;
    }

    private void draw(TextField field, String text, Canvas on) {
        if (!text.isEmpty()) {
            Palette.Ink ink = Objects.requireNonNull(inks.get(field.colour()));
            for (Layout.Placed placed : Layout.of(field, text, 1)) {
                on.text(placed.line(), placed.x(), Math.round(placed.y()), ink);
            }
        }
    }

    byte[] encode(Background background, Canvas drawn) {
        return png.encode(background.prepared(), drawn);
    }

    byte[] encodeTightly(Canvas drawn) {
        return png.encodeTightly(drawn);
    }
}
