package eu.passerelle.recognition.stacking;

import static eu.passerelle.recognition.stacking.Paths.all;
import static eu.passerelle.recognition.stacking.Paths.credits;
import static eu.passerelle.recognition.stacking.Paths.modules;
import static eu.passerelle.recognition.stacking.Paths.modulesOf;
import static eu.passerelle.recognition.stacking.Paths.parts;
import static eu.passerelle.recognition.stacking.Paths.pathway;
import static eu.passerelle.recognition.stacking.Paths.some;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eu.passerelle.recognition.stacking.StackProgress.Complete;
import eu.passerelle.recognition.stacking.StackProgress.Underway;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackingTest {

    private static final Pathway THREE = pathway("5", all("core", "a/A b/B c/C"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                                | 0 of 5 ECTS, 3 modules to go (core: 3)",
                "a/A 3 6 2025-01-10                                              | 3 of 5 ECTS, 2 modules to go (core: 2)",
                "a/A 3 6 2025-01-10, b/B 1 6 2025-02-10                          | 4 of 5 ECTS, 1 module to go (core: 1)",
                "a/A 3 6 2025-01-10, b/B 1 6 2025-02-10, c/C 0.5 6 2025-03-10    | 4.5 of 5 ECTS, 0.5 ECTS to go",
                "a/A 3 6 2025-01-10, b/B 1 6 2025-02-10, c/C 1.00 6 2025-03-10   | 5 ECTS, complete since 2025-03-10"
            })
    void saysHowFarALearnerIs(String parts, String says) {
        assertThat(Stacking.of(THREE, PartPolicy.NONE, parts(parts == null ? "" : parts))
                        .says())
                .isEqualTo(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a/A ? 6 2025-01-10                     | CREDITS_UNKNOWN",
                "a/A 3 ? 2025-01-10                     | LEVEL_UNKNOWN",
                "a/A 3 5 2025-01-10                     | BELOW_LEVEL",
                "a/A 3 6 2023-12-31                     | BEFORE_VALIDITY",
                "a/A 3 6 2028-01-01                     | AFTER_VALIDITY",
                "a/A 3 6 2025-01-10, b/B 3 6 2025-07-10 | ",
                "a/A 3 6 2025-01-10, b/B 3 6 2025-07-11 | OUTSIDE_WINDOW",
                "a/A 3 6 2025-01-10, a/A 3 6 2025-02-10 | REPEATED",
                "z/Z 3 6 2025-01-10                     | "
            })
    void saysWhyAPartDoesNotCount(String parts, String reason) {
        Pathway pathway = pathway("9", 6, 6, null, all("core", "a/A b/B c/C"));

        Underway underway = (Underway) Stacking.of(pathway, PartPolicy.NONE, parts(parts));

        assertThat(underway.notCounted().stream()
                        .map(part -> part.reason().name())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(reason == null ? "" : reason);
    }

    @Test
    void asksForSomeOfAGroupAndCreditsOfAnother() {
        Pathway pathway = pathway("6", some("core", 1, "a/A b/B"), credits("electives", "4", "a/E b/F c/G"));

        Underway underway =
                (Underway) Stacking.of(pathway, PartPolicy.NONE, parts("a/A 2 6 2025-01-10, b/F 2.5 6 2025-02-10"));

        assertThat(underway.says()).isEqualTo("4.5 of 6 ECTS, 1.5 ECTS of electives to go");
        assertThat(underway.toGo().getFirst().open()).isEqualTo(modules("a/E c/G"));
    }

    @Test
    void takesNoMoreThanNeededAndTheEarlierOfTwo() {
        Pathway pathway = pathway("4", some("core", 1, "a/A b/B"), some("electives", 1, "c/C"));

        StackProgress progress = Stacking.of(
                pathway, PartPolicy.NONE, parts("b/B 2 6 2025-02-10, a/A 2 6 2025-01-10, c/C 2 6 2025-03-10"));

        assertThat(modulesOf(progress.parts())).isEqualTo("a/A c/C");
        assertThat(progress.credits()).isEqualByComparingTo("4");
    }

    @Test
    void doesNotCountAModuleBesideWhatContainsIt() {
        Pathway pathway = pathway("6", some("any", 2, "a/A a/WHOLE b/B"));
        List<StackPart> nested =
                parts("a/A 2 6 2025-01-10 in:a/WHOLE@2025-02-10, a/WHOLE 4 6 2025-02-10, b/B 2 6 2025-03-10");

        StackProgress before = Stacking.of(pathway, PartPolicy.NONE, nested.subList(0, 2));
        StackProgress after = Stacking.of(pathway, PartPolicy.NONE, nested);

        assertThat(before.says()).isEqualTo("2 of 6 ECTS, 1 module to go (any: 1)");
        assertThat(((Underway) before).notCounted())
                .extracting(part -> part.reason().name())
                .containsExactly("CONTAINED");
        assertThat(modulesOf(after.parts())).isEqualTo("a/WHOLE b/B");
    }

    @Test
    void seesContainersOfContainersThatAreNoneOfThePathway() {
        Pathway pathway = pathway("6", some("any", 2, "a/A a/WHOLE"));

        StackProgress progress = Stacking.of(pathway, PartPolicy.NONE, parts("""
                        a/A 2 6 2025-01-10 in:a/MIDDLE@2025-02-01
                        a/MIDDLE 3 6 2025-02-01 in:a/WHOLE@2025-02-10
                        a/WHOLE 4 6 2025-02-10
                        """));

        assertThat(progress).isInstanceOf(Underway.class);
    }

    @Test
    void asksForAShareFromOneUniversity() {
        Pathway pathway = pathway(
                "6", null, null, new Pathway.Residency("a", new BigDecimal("0.5")), some("any", 2, "a/A a/D b/B c/C"));
        List<StackPart> parts = parts("b/B 3 6 2025-01-10, c/C 3 6 2025-02-10, a/A 2 6 2025-03-10, a/D 1 6 2025-04-10");

        StackProgress before = Stacking.of(pathway, PartPolicy.NONE, parts.subList(0, 3));
        StackProgress after = Stacking.of(pathway, PartPolicy.NONE, parts);

        assertThat(before.says()).contains("ECTS of a to go");
        assertThat(modulesOf(after.parts())).isEqualTo("b/B a/A a/D");
    }

    @Test
    void leavesOutACreditTooManyFromElsewhere() {
        Pathway pathway = pathway(
                "6", null, null, new Pathway.Residency("a", new BigDecimal("0.5")), some("any", 2, "a/A b/B c/C"));

        StackProgress progress = Stacking.of(
                pathway, PartPolicy.NONE, parts("b/B 4 6 2025-01-10, c/C 3 6 2025-02-10, a/A 3 6 2025-03-10"));

        assertThat(progress).isInstanceOf(Complete.class);
        assertThat(modulesOf(progress.parts())).isEqualTo("c/C a/A");
    }

    @Test
    void findsItsWayAmongSixtyModulesAtOnce() {
        String modules = IntStream.range(0, 60)
                .mapToObj(i -> (i % 2 == 0 ? "a/M" : "b/M") + i)
                .collect(Collectors.joining(" "));
        Pathway.Residency residency = new Pathway.Residency("a", new BigDecimal("0.93"));
        Pathway pathway = pathway("90", null, 24, residency, some("any", 8, modules));
        List<StackPart> parts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String credits = i % 2 == 0 ? "2.5" : String.valueOf(1 + i % 7);
            parts.add(Paths.part((i % 2 == 0 ? "a/M" : "b/M") + i + " " + credits + " 6 2025-01-" + (10 + i % 19)));
        }

        StackProgress progress = Stacking.of(pathway, PartPolicy.NONE, parts);

        assertThat(progress).isInstanceOf(Underway.class);
    }

    @Test
    void refusesAPathwayThatCannotBeMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pathway("5", all("core", "a/A b/B"), some("more", 1, "b/B c/C")))
                .withMessage("b/B stands in it twice: a part counts once, keep one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pathway("5", all("core", "a/A eciu/RD")))
                .withMessage("eciu/RD is what it leads to and cannot be a part of itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> some("core", 3, "a/A b/B"))
                .withMessage("group 'core' asks for 3 modules of 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pathway("5", 9, 0, null))
                .withMessageContainingAll("no group", "EQF level is 1 to 8", "months must be 1 or more");
    }
}
