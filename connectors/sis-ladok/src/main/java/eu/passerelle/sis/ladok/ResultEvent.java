package eu.passerelle.sis.ladok;

import eu.passerelle.model.Grade;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

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

    static ResultEvent of(Element event) throws Unreadable {
        Element result = FeedPage.children(event, NAMESPACE, "Resultat")
                .findFirst()
                .orElseThrow(() -> new Unreadable("the event has no Resultat", "Ask the Ladok support."));
        return new ResultEvent(
                required(event, "StudentUID"),
                required(event, "UtbildningsinstansUID"),
                required(result, "BetygsskalaID"),
                required(result, "BetygsgradID"),
                outcome(required(result, "GiltigSomSlutbetyg")),
                credits(text(result, "OmfattningsPoang")),
                day(required(result, "Examinationsdatum")));
    }

    /** {@code ResultatUID}, which a void event carries itself and an attested one in its {@code Resultat}. */
    static @Nullable String resultUid(Element event) {
        String own = text(event, "ResultatUID");
        return own != null
                ? own
                : FeedPage.children(event, NAMESPACE, "Resultat")
                        .map(result -> text(result, "ResultatUID"))
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
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
        if (!text.matches("\\d{1,4}(\\.\\d{1,6})?")) {
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

    private static String required(Element parent, String name) throws Unreadable {
        String text = text(parent, name);
        if (text == null) {
            throw new Unreadable("the event has no " + name, "Complete the result in Ladok, or ask the Ladok support.");
        }
        return text;
    }

    private static @Nullable String text(Element parent, String name) {
        return FeedPage.children(parent, NAMESPACE, name)
                .map(element -> element.getTextContent().strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
