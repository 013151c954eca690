package eu.passerelle.recognition.stacking;

import static eu.passerelle.recognition.stacking.Paths.parts;
import static eu.passerelle.recognition.stacking.Paths.pathway;
import static eu.passerelle.recognition.stacking.Paths.some;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.recognition.Recognition;
import eu.passerelle.recognition.stacking.StackProgress.Complete;
import eu.passerelle.recognition.stacking.StackProgress.NotCounted;
import eu.passerelle.recognition.stacking.StackProgress.Underway;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the shipped table for stacks makes of the parts that a pathway would take. */
class StackTablesTest {

    private static final Recognition SHIPPED =
            Recognition.open(Path.of(Objects.requireNonNull(System.getProperty("passerelle.root"), "-Dpasserelle.root"))
                    .resolve("config/recognition"));

    private final Pathway pathway = pathway("5", some("any", 2, "a/A b/B c/C"));
    private final PartPolicy policy = PartPolicy.of(SHIPPED, "alliance");

    @Test
    void takesAnotherPartWhereOneMayNotBeStacked() {
        List<StackPart> parts = parts("a/A 3 3 2025-01-10, b/B 3 6 2025-02-10, c/C 2 6 2025-03-10");

        Complete complete = (Complete) Stacking.of(pathway, policy, parts);

        assertThat(complete.parts()).extracting(StackPart::opportunity).containsExactly("B", "C");
    }

    @Test
    void saysWhyAPartDoesNotCount() {
        Underway underway = (Underway)
                Stacking.of(pathway, policy, parts("a/A 3 3 2025-01-10, b/B 3 6 2025-02-10, c/C 1 6 2025-03-10"));

        assertThat(underway.notCounted())
                .singleElement()
                .satisfies(part -> assertThat(part.part().opportunity()).isEqualTo("A"))
                .extracting(NotCounted::says)
                .isEqualTo("A part is below EQF level 4 and so no credit of higher education.");
    }

    @Test
    void countsTheYearsUntilTheStackIsCompleteAndNotUntilToday() {
        StackPart old = Paths.part("a/A 3 6 2001-01-10");

        assertThat(policy.refusal(old, LocalDate.of(2010, 12, 10))).isNull();
        assertThat(policy.refusal(old, LocalDate.of(2011, 12, 10))).contains("more than ten years old");
    }

    @Test
    void aPartThatMayNotBeStackedIsNoEndOfAWindow() {
        StackProgress progress = Stacking.of(pathway, policy, parts("a/A 3 6 2025-01-10, b/B 3 3 2025-02-10"));

        assertThat(progress.parts()).extracting(StackPart::opportunity).containsExactly("A");
    }
}
