package eu.passerelle.sis.xhochschule;

import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Grade.Outcome;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The grade of a {@code leistung}, on the scale that stands beside it. */
final class Benotung {

    /** 1.0 is best, 4.0 passes, 5.0 is worst. */
    static final String GERMAN = "de-1-5";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}([.,]\\d{1,4})?");
    private static final BigDecimal BEST = BigDecimal.ONE;
    private static final BigDecimal WORST = BigDecimal.valueOf(5);

    private Benotung() {}

    /**
     * The note as written (mostly with a decimal comma), else points, else only that it was passed or failed.
     *
     * @return null where the result says nothing of this
     */
    static @Nullable Grade grade(XmlNode leistung) {
        Outcome status = status(leistung);
        Optional<String> note = Xhs.text(leistung, "benotung/note");
        if (note.isPresent()) {
            Optional<XmlNode> scheme = Xhs.at(leistung, "benotung/bewertungsschemaNote");
            return new Grade(note.get(), scale(scheme), outcome(status, note.get(), scheme));
        }
        Optional<String> points = Xhs.text(leistung, "benotung/punkte");
        if (points.isPresent()) {
            Optional<XmlNode> scheme = Xhs.at(leistung, "benotung/bewertungsschemaPunkte");
            return new Grade(points.get(), "xhochschule:punkte", outcome(status, points.get(), scheme));
        }
        return switch (status) {
            case PASSED -> new Grade("bestanden", GERMAN, status);
            case FAILED -> new Grade("nicht bestanden", GERMAN, status);
            case UNKNOWN -> null;
        };
    }

    private static Outcome status(XmlNode leistung) {
        return switch (Xhs.code(leistung, "leistungsstatus/code/code").orElse("")) {
            case "bestanden" -> Outcome.PASSED;
            case "nicht_bestanden", "endgueltig_nicht_bestanden" -> Outcome.FAILED;
            default -> Outcome.UNKNOWN;
        };
    }

    private static String scale(Optional<XmlNode> scheme) {
        Optional<BigDecimal> best = bound(scheme, "besteBewertung");
        Optional<BigDecimal> worst = bound(scheme, "schlechtesteBewertung");
        if (best.isEmpty() || worst.isEmpty()) {
            return GERMAN;
        }
        boolean german = best.get().compareTo(BEST) == 0 && worst.get().compareTo(WORST) == 0;
        return german
                ? GERMAN
                : "xhochschule:" + best.get().toPlainString() + ".."
                        + worst.get().toPlainString();
    }

    /** The status decides; without one the bounds of the scheme, whose best is its lowest or its highest. */
    private static Outcome outcome(Outcome status, String grade, Optional<XmlNode> scheme) {
        Optional<BigDecimal> value = number(grade);
        Optional<BigDecimal> best = bound(scheme, "besteBewertung");
        Optional<BigDecimal> pass = bound(scheme, "bestandenAbBewertung");
        if (status != Outcome.UNKNOWN || value.isEmpty() || best.isEmpty() || pass.isEmpty()) {
            return status;
        }
        boolean lowIsGood = best.get().compareTo(pass.get()) < 0;
        int above = value.get().compareTo(pass.get());
        return (lowIsGood ? above <= 0 : above >= 0) ? Outcome.PASSED : Outcome.FAILED;
    }

    private static Optional<BigDecimal> bound(Optional<XmlNode> scheme, String name) {
        return scheme.flatMap(node -> Xhs.text(node, name)).flatMap(Benotung::number);
    }

    private static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text.replace(',', '.'))) : Optional.empty();
    }
}
