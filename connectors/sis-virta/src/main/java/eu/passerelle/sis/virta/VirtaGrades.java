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
                        on(Set.of(), grade.getHyvaksytty()),
                        on(SECOND_LANGUAGE, grade.getToinenKotimainen()),
                        on(DEMONSTRATION, grade.getNaytetyo()),
                        on(THESIS, grade.getTutkielma()),
                        choice == null ? null : new Grade(choice.text(), "virta:" + choice.element(), Outcome.UNKNOWN))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Grade on(Set<String> passes, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String raw = text.strip();
        if (passes.contains(raw)) {
            return new Grade(raw, NATIONAL, Outcome.PASSED);
        }
        boolean improbatur = passes.equals(THESIS) && raw.equals(THESIS_FAIL);
        return new Grade(raw, NATIONAL, improbatur ? Outcome.FAILED : anywhere(raw));
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
