package eu.passerelle.sis.virta;

import eu.passerelle.model.Grade;
import eu.passerelle.model.Grade.Outcome;
import eu.passerelle.sis.virta.wsdl.ArvosanaTyyppi;
import eu.passerelle.sis.virta.wsdl.AsteikkoArvosanaTyyppi;
import eu.passerelle.sis.virta.wsdl.AsteikkoTyyppi;
import eu.passerelle.sis.virta.wsdl.MuuTyyppi;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Virta's {@code Arvosana}: a choice whose element names the scale. A scale of the university's own ({@code Muu}) keeps
 * its name; whether such a grade is a pass is said only where the source says it in so many words.
 */
final class VirtaGrades {

    static final String FIVE_STEPS = "fi-0-5";
    static final String PASS_FAIL = "fi-pass-fail";
    static final String SECOND_LANGUAGE = "fi-second-language";
    static final String DEMONSTRATION = "fi-demonstration";
    static final String THESIS = "fi-thesis";
    static final Set<String> KNOWN_SCALES = Set.of(FIVE_STEPS, PASS_FAIL, SECOND_LANGUAGE, DEMONSTRATION, THESIS);

    /** HYV hyväksytty and HYL hylätty stand on any scale; I is improbatur, the one thesis grade that fails. */
    private static final Map<String, Outcome> ANYWHERE = Map.of(
            "HYV", Outcome.PASSED,
            "HYVÄKSYTTY", Outcome.PASSED,
            "HYL", Outcome.FAILED,
            "HYLÄTTY", Outcome.FAILED,
            "0", Outcome.FAILED);

    private static final Map<String, Set<String>> PASSES = Map.of(
            FIVE_STEPS, Set.of("1", "2", "3", "4", "5"),
            PASS_FAIL, Set.of(),
            SECOND_LANGUAGE, Set.of("TT", "HT"),
            DEMONSTRATION, Set.of("KH"),
            THESIS, Set.of("L", "E", "M", "C", "N", "B", "A"));

    private VirtaGrades() {}

    /**
     * @param choice the choice's element where our schema does not know it, else null
     * @return null where Virta says that no grade is in use, or says nothing
     */
    static @Nullable Grade grade(@Nullable ArvosanaTyyppi grade, @Nullable Unknown choice) {
        if (grade == null) {
            return null;
        }
        if (grade.getMuu() != null) {
            return own(grade.getMuu());
        }
        return Stream.of(
                        on(FIVE_STEPS, grade.getViisiportainen()),
                        on(PASS_FAIL, grade.getHyvaksytty()),
                        on(SECOND_LANGUAGE, grade.getToinenKotimainen()),
                        on(DEMONSTRATION, grade.getNaytetyo()),
                        on(THESIS, grade.getTutkielma()),
                        choice == null ? null : new Grade(choice.text(), "virta:" + choice.element(), Outcome.UNKNOWN))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Grade on(String scale, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String raw = text.strip();
        return new Grade(raw, scale, outcome(scale, raw));
    }

    private static Outcome outcome(String scale, String raw) {
        if (PASSES.getOrDefault(scale, Set.of()).contains(raw)) {
            return Outcome.PASSED;
        }
        return scale.equals(THESIS) && raw.equals("I") ? Outcome.FAILED : anywhere(raw);
    }

    private static Outcome anywhere(String text) {
        return ANYWHERE.getOrDefault(text.strip().toUpperCase(Locale.ROOT), Outcome.UNKNOWN);
    }

    private static @Nullable Grade own(MuuTyyppi own) {
        String code = own.getKoodi();
        if (code == null || code.isBlank()) {
            return null;
        }
        String raw = code.strip();
        AsteikkoTyyppi scale = own.getAsteikko();
        Outcome outcome = anywhere(raw);
        if (scale != null && outcome == Outcome.UNKNOWN) {
            outcome = scale.getAsteikkoArvosana().stream()
                    .filter(step -> raw.equals(step.getKoodi()))
                    .map(AsteikkoArvosanaTyyppi::getNimi)
                    .filter(Objects::nonNull)
                    .map(VirtaGrades::anywhere)
                    .findFirst()
                    .orElse(Outcome.UNKNOWN);
        }
        return new Grade(raw, name(scale), outcome);
    }

    private static String name(@Nullable AsteikkoTyyppi scale) {
        if (scale == null) {
            return "virta:muu";
        }
        String name = scale.getNimi();
        return name == null || name.isBlank() ? "virta:muu:" + scale.getAvain() : name.strip();
    }

    /** A choice of {@code Arvosana} that came after our schema was written. */
    record Unknown(String element, String text) {}
}
