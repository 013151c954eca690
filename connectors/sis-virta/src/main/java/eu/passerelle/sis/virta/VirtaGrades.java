package eu.passerelle.sis.virta;

import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Grade.Outcome;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Virta's {@code Arvosana}: a choice whose element names the kind of grade. A scale of the university's own ({@code Muu}) keeps
 * its name; whether such a grade is a pass is said only where the source says it in so many words.
 */
final class VirtaGrades {

    /** The hub's table of all Finnish national grades: 0 to 5, words of pass and fail, languages and theses. */
    static final String NATIONAL = "fi-0-5";

    /** HYV hyväksytty and HYL hylätty stand on any scale. */
    private static final Map<String, Outcome> ANYWHERE = Map.of(
            "HYV", Outcome.PASSED,
            "HYVÄKSYTTY", Outcome.PASSED,
            "HYL", Outcome.FAILED,
            "HYLÄTTY", Outcome.FAILED,
            "0", Outcome.FAILED);

    private static final Set<String> FIVE_STEPS = Set.of("1", "2", "3", "4", "5");
    private static final Set<String> SECOND_LANGUAGE = Set.of("TT", "HT");
    private static final Set<String> DEMONSTRATION = Set.of("KH");
    private static final Set<String> THESIS = Set.of("L", "E", "M", "C", "N", "B", "A");
    /** Improbatur, the one thesis grade that fails. */
    private static final String THESIS_FAIL = "I";

    private VirtaGrades() {}

    /**
     * @param grade {@code Arvosana}
     * @return null where Virta says that no grade is in use, or says nothing
     */
    static @Nullable Grade grade(XmlNode grade) {
        for (XmlNode choice : grade.children()) {
            Grade found = choice(choice);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Grade choice(XmlNode choice) {
        return switch (choice.name()) {
            case "Viisiportainen" -> on(FIVE_STEPS, choice);
            case "Hyvaksytty" -> on(Set.of(), choice);
            case "ToinenKotimainen" -> on(SECOND_LANGUAGE, choice);
            case "Naytetyo" -> on(DEMONSTRATION, choice);
            case "Tutkielma" -> on(THESIS, choice);
            case "Muu" -> own(choice);
            case "EiKaytossa" -> null;
            default -> unknown(choice);
        };
    }

    /** A choice that came after this was written: its name is its scale. */
    private static @Nullable Grade unknown(XmlNode choice) {
        String text = textIn(choice).strip();
        return text.isEmpty() ? null : new Grade(text, "virta:" + choice.name(), Outcome.UNKNOWN);
    }

    private static String textIn(XmlNode node) {
        return node.text() + node.children().stream().map(VirtaGrades::textIn).collect(Collectors.joining());
    }

    private static @Nullable Grade on(Set<String> passes, XmlNode choice) {
        String raw = choice.token();
        if (raw.isEmpty()) {
            return null;
        }
        if (passes.contains(raw)) {
            return new Grade(raw, NATIONAL, Outcome.PASSED);
        }
        boolean improbatur = passes.equals(THESIS) && raw.equals(THESIS_FAIL);
        return new Grade(raw, NATIONAL, improbatur ? Outcome.FAILED : anywhere(raw));
    }

    private static Outcome anywhere(String text) {
        return ANYWHERE.getOrDefault(text.strip().toUpperCase(Locale.ROOT), Outcome.UNKNOWN);
    }

    private static @Nullable Grade own(XmlNode own) {
        Optional<String> code = own.text("Koodi");
        if (code.isEmpty()) {
            return null;
        }
        String raw = code.get();
        Optional<XmlNode> scale = own.child("Asteikko");
        Outcome outcome = anywhere(raw);
        if (scale.isPresent() && outcome == Outcome.UNKNOWN) {
            outcome = scale.get().children("AsteikkoArvosana").stream()
                    .filter(step -> step.text("Koodi").equals(code))
                    .flatMap(step -> step.text("Nimi").stream())
                    .map(VirtaGrades::anywhere)
                    .findFirst()
                    .orElse(Outcome.UNKNOWN);
        }
        return new Grade(raw, scale.map(VirtaGrades::name).orElse("virta:muu"), outcome);
    }

    private static String name(XmlNode scale) {
        return scale.text("Nimi").orElseGet(() -> "virta:muu:" + scale.attribute("avain"));
    }
}
