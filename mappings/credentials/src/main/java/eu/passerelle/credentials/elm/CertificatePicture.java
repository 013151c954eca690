package eu.passerelle.credentials.elm;

import eu.passerelle.model.Achievement;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PersonName;
import eu.passerelle.model.University;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The picture that every European Digital Credential must carry in each display language: a certificate with university,
 * holder, title, credits, level and date, as PNG of 640 x 452 pixels in 16 colours, at most 12 KB.
 *
 * <p>The background is drawn once for a university and language. A letter that the font (Latin, Greek, Cyrillic) lacks
 * is shown as a hollow box. Thread-safe; the same achievement gives the same bytes.
 */
public final class CertificatePicture {

    /** What a background shows. */
    private record Key(Organisation organisation, String language, boolean microCredential) {}

    private record Background(PngEncoder.Prepared prepared, DateTimeFormatter dates, char decimalSeparator) {}

    private record Fact(String label, String value) {}

    private static final int MAX_BYTES = 12 * 1024;
    private static final FittedText.Box HOLDER = new FittedText.Box(480, 42, true, 29, 25, 22, 19, 16, 13);
    private static final FittedText.Box OTHER_SPELLING = new FittedText.Box(480, 17, false, 13, 11);
    private static final FittedText.Box TITLE = new FittedText.Box(480, 62, false, 24, 21, 18, 15, 13);

    private final GlyphFont font = new GlyphFont();
    private final PngEncoder png = new PngEncoder(CertificateBackground.COLOURS);
    private final Cache<Key, Background> backgrounds = new Cache<>(400);

    /**
     * Draws one certificate.
     *
     * @param language BCP 47; words without a translation are in English
     */
    public byte[] draw(Achievement achievement, String language) {
        University university = achievement.university();
        boolean micro = achievement.opportunity().kind() != null;
        Background background =
                backgrounds.get(new Key(university.organisation(), language, micro), key -> prepare(university, key));
        byte[] file = png.encode(background.prepared(), draw(achievement, language, background, true));
        // only the longest of names and titles: hard edges are plainer than smooth ones, and a third smaller
        return file.length <= MAX_BYTES ? file : png.encodeTightly(draw(achievement, language, background, false));
    }

    private Canvas draw(Achievement achievement, String language, Background background, boolean smooth) {
        Canvas canvas = background.prepared().canvas().copy(smooth);
        drawHolder(canvas, achievement.completion().learner().names());
        String title = achievement.completion().title().in(language);
        drawTop(canvas, FittedText.fit(font, title, TITLE), 256);
        drawFacts(canvas, facts(achievement, language, background));
        String id = achievement.credentialId().toString().substring(0, 13);
        FittedText.Line line = FittedText.line(font, id, 11, false, 0);
        canvas.text(line, CertificateBackground.RIGHT - line.width(), 424, CertificateBackground.MUTED);
        return canvas;
    }

    private Background prepare(University university, Key key) {
        // English without a country is Europe's English: 15 June 2026
        Locale locale = key.language().equals("en") ? Locale.UK : Locale.forLanguageTag(key.language());
        return new Background(
                png.prepare(CertificateBackground.draw(font, university, key.language(), key.microCredential())),
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale),
                DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
    }

    /** The first spelling that the font can draw, large; one more below it, small. */
    private void drawHolder(Canvas canvas, List<PersonName> names) {
        List<String> drawable = new ArrayList<>();
        for (PersonName name : names) {
            if (!drawable.contains(name.full()) && isDrawable(name.full())) {
                drawable.add(name.full());
            }
        }
        String first = drawable.isEmpty() ? names.getFirst().full() : drawable.getFirst();
        drawTop(canvas, FittedText.fit(font, first, HOLDER), 170);
        if (drawable.size() > 1) {
            drawTop(canvas, FittedText.fit(font, drawable.get(1), OTHER_SPELLING), 211);
        }
    }

    private boolean isDrawable(String name) {
        int[] letters = FittedText.letters(name);
        for (int letter : letters) {
            if (!font.covers(letter)) {
                return false;
            }
        }
        return letters.length > 0;
    }

    private void drawTop(Canvas canvas, FittedText text, int top) {
        int y = top + text.size();
        for (FittedText.Line line : text.lines()) {
            canvas.text(line, CertificateBackground.LEFT, y, Canvas.INK);
            y += text.lineHeight();
        }
    }

    private static List<Fact> facts(Achievement achievement, String language, Background background) {
        LearningOpportunity opportunity = achievement.opportunity();
        List<Fact> facts = new ArrayList<>();
        BigDecimal points = points(achievement);
        if (points != null) {
            String value = points.toPlainString().replace('.', background.decimalSeparator());
            facts.add(new Fact(Labels.in(language, "credits"), value));
        }
        if (opportunity.eqfLevel() != null) {
            facts.add(new Fact(Labels.in(language, "level"), Objects.toString(opportunity.eqfLevel())));
        }
        String day = background.dates().format(achievement.completion().completedOn());
        facts.add(new Fact(Labels.in(language, "date"), day));
        return facts;
    }

    /** Credits as awarded, else as the opportunity promises. */
    private static @Nullable BigDecimal points(Achievement achievement) {
        var awarded = achievement.completion().credits();
        var promised = achievement.opportunity().credits();
        if (awarded != null) {
            return awarded.ects();
        }
        return promised == null ? null : promised.ects();
    }

    private void drawFacts(Canvas canvas, List<Fact> facts) {
        float x = CertificateBackground.LEFT;
        for (Fact fact : facts) {
            FittedText.Line label = FittedText.line(font, fact.label(), 11, false, 0);
            FittedText.Line value = FittedText.line(font, fact.value(), 18, true, 0);
            canvas.text(label, x, 363, CertificateBackground.MUTED);
            canvas.text(value, x, 386, Canvas.INK);
            x += Math.max(label.width(), value.width()) + 38;
        }
    }
}
