package eu.passerelle.sis.ladok;

import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Grade;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An attested result, namespace {@code http://schemas.ladok.se/resultat}: {@code ResultatPaHelKursAttesteratEvent} or
 * {@code ResultatPaModulAttesteratEvent}. It holds ids only.
 *
 * @param instance course or module instance that the result is on ({@code UtbildningsinstansUID})
 * @param credits {@code OmfattningsPoang}, in hp: the extent of course or module; {@code PrestationsPoang} is 0 on a
 *     course whose credits stand on its modules
 * @param outcome as {@code GiltigSomSlutbetyg} says: whether the grade is a valid final one
 */
record ResultEvent(
        String student,
        String instance,
        String scale,
        String grade,
        Grade.Outcome outcome,
        @Nullable BigDecimal credits,
        LocalDate examined) {

    static final String NAMESPACE = "http://schemas.ladok.se/resultat";

    /** Ladok's sentinels for "never" and "for ever" are no days of an examination. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2200;

    private static final Pattern CREDITS = Pattern.compile("\\d{1,4}(\\.\\d{1,6})?");

    static ResultEvent of(XmlNode event) throws Unreadable {
        XmlNode result = event.child("Resultat")
                .orElseThrow(() -> new Unreadable("the event has no Resultat", "Ask the Ladok support."));
        return new ResultEvent(
                required(event, "StudentUID"),
                required(event, "UtbildningsinstansUID"),
                required(result, "BetygsskalaID"),
                required(result, "BetygsgradID"),
                outcome(required(result, "GiltigSomSlutbetyg")),
                credits(result.text("OmfattningsPoang").orElse(null)),
                day(required(result, "Examinationsdatum")));
    }

    /** {@code ResultatUID}, which a void event carries itself and an attested one in its {@code Resultat}. */
    static @Nullable String resultUid(XmlNode event) {
        String own = event.text("ResultatUID").orElse(null);
        return own != null
                ? own
                : event.child("Resultat")
                        .flatMap(result -> result.text("ResultatUID"))
                        .orElse(null);
    }

    private static Grade.Outcome outcome(String valid) throws Unreadable {
        return switch (valid) {
            case "true", "1" -> Grade.Outcome.PASSED;
            case "false", "0" -> Grade.Outcome.FAILED;
            default -> throw new Unreadable("GiltigSomSlutbetyg is neither true nor false", "Ask the Ladok support.");
        };
    }

    private static @Nullable BigDecimal credits(@Nullable String text) throws Unreadable {
        if (text == null) {
            return null;
        }
        if (!CREDITS.matcher(text).matches()) {
            throw new Unreadable("OmfattningsPoang is not a plausible amount", "Correct the extent in Ladok.");
        }
        return new BigDecimal(text);
    }

    private static LocalDate day(String text) throws Unreadable {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() > FIRST_YEAR && day.getYear() < LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException e) {
            throw new Unreadable("Examinationsdatum is not a date", "Correct the date in Ladok.");
        }
        throw new Unreadable("Examinationsdatum is not a plausible date", "Correct the date in Ladok.");
    }

    private static String required(XmlNode parent, String name) throws Unreadable {
        return parent.text(name)
                .orElseThrow(() -> new Unreadable(
                        "the event has no " + name, "Complete the result in Ladok, or ask the Ladok support."));
    }
}
