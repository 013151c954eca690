package eu.passerelle.routes.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.dashboard.StackDesk;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class StacksTest {

    private static final String CORE = """
            id: p
            title: {en: Responsible Data, fi: Vastuullinen data}
            awardedBy: s@
            leadsTo: RD
            credits: 5
            required:
              - name: core
                of: [{university: a@, opportunity: A}, {university: b@, opportunity: B}, {university: c@, opportunity: C}]
            """;

    private final StackWorld world = new StackWorld(CORE);

    private void pass(String letter, String module, String ects, int days) {
        world.report(world.result(letter, module, 1, ects, days, true));
    }

    private void passAll() {
        pass("a", "A", "3", 1);
        pass("b", "B", "1", 2);
        pass("c", "C", "1", 3);
        world.settle();
    }

    private UUID stack() {
        List<UUID> stacks = world.journal.stacksOf(1, "ACTIVE");
        assertThat(stacks).hasSize(1);
        return stacks.getFirst();
    }

    private StackDesk.ProgressView progress() {
        return world.progress
                .progress("p", world.journal.learner(1).orElseThrow(), "operator")
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "acb", "bac", "bca", "cab", "cba"})
    void isIssuedOnceWhateverTheOrderOfArrival(String order) {
        for (char letter : order.toCharArray()) {
            assertThat(world.journal.stacksOf(1, "")).isEmpty();
            pass("" + letter, ("" + letter).toUpperCase(java.util.Locale.ROOT), letter == 'a' ? "3" : "1", letter);
            world.settle();
            world.settle();
        }

        assertThat(world.journal.stacksOf(1, "")).containsExactly(stack());
        assertThat(world.journal.partsOf(stack())).hasSize(3);
    }

    @Test
    void isACompletionOfTheAwardingUniversityThatNamesItsParts() {
        passAll();

        Completion stack = world.journal.completion(stack());

        assertThat(stack.key().university()).isEqualTo(world.id("s"));
        assertThat(stack.opportunityCode()).isEqualTo("RD");
        assertThat(stack.title().in("fi")).isEqualTo("Vastuullinen data");
        assertThat(stack.credits()).isEqualTo(Credits.ects(new BigDecimal("5")));
        assertThat(stack.completedOn()).isEqualTo("2026-01-04");
        assertThat(stack.parts())
                .extracting(part -> part.key().university() + " " + part.title().in("en") + " "
                        + part.awardedBy().legalName().in("en") + " "
                        + part.credits().ects())
                .containsExactly(
                        world.id("a") + " Module A University " + world.id("a") + " 3",
                        world.id("b") + " Module B University " + world.id("b") + " 1",
                        world.id("c") + " Module C University " + world.id("c") + " 1");
        assertThat(stack.learner().identifiers())
                .as("a number of another university is not one of this university")
                .allSatisfy(identifier -> assertThat(identifier.kind() + " " + identifier.issuer())
                        .isIn("ESI null", "LOCAL " + world.id("c") + ".example"));
        assertThat(world.journal.learnerOf(stack())).isEqualTo(world.journal.learner(1));
    }

    @Test
    void staysAsItIsWhileACorrectionOfAPartIsOnItsWay() {
        passAll();
        UUID before = stack();
        pass("b", "B", "2", 2);

        world.stack();

        assertThat(world.journal.stacksOf(1, "")).containsExactly(before);

        world.settle();

        assertThat(stack()).isNotEqualTo(before);
        assertThat(world.journal.stacksOf(1, "SUPERSEDED")).containsExactly(before);
        assertThat(world.journal.completion(stack()).credits()).isEqualTo(Credits.ects(new BigDecimal("6")));
    }

    @Test
    void isRevokedWithAReasonWhenAPartIsTakenBackAndAwardedAgainWhenItIsBack() {
        passAll();
        UUID before = stack();
        world.withdraw("b", "B", 1);
        world.settle();

        assertThat(world.journal.stacksOf(1, "REVOKED")).containsExactly(before);
        assertThat(world.journal.reason(before))
                .isEqualTo("a part was corrected or taken back: 4 of 5 ECTS, 1 module to go (core: 1)");

        pass("b", "B", "1", 2);
        world.settle();

        assertThat(stack()).isNotEqualTo(before);
    }

    @Test
    void staysWhenThePathwayChangesOrGoes() {
        passAll();
        UUID before = stack();
        world.write("p", CORE.replace("credits: 5", "credits: 50"));
        world.settle();
        world.delete("p");
        world.settle();

        assertThat(world.journal.stacksOf(1, "")).containsExactly(before);

        world.withdraw("b", "B", 1);
        world.settle();

        assertThat(world.journal.stacksOf(1, "REVOKED")).containsExactly(before);
    }

    @Test
    void looksAtNobodyWhereNothingHasChanged() {
        passAll();
        world.stack();

        assertThat(world.stack().pages()).isEqualTo(1);
        assertThat(world.stack().seen()).isZero();
    }

    @Test
    void stopsForAPersonAndTouchesNothingWhereAPathwayCannotBeRead() {
        passAll();
        world.write("p", CORE.replace("credits: 5", "creditz: 5"));

        assertThatThrownBy(world::stack)
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("unknown key 'creditz'");

        assertThat(world.journal.stacksOf(1, "ACTIVE")).hasSize(1);
    }

    @Test
    void isAPartOfALargerStack() {
        world.write("q", """
                id: q
                title: {en: Data Professional}
                awardedBy: s@
                leadsTo: DP
                credits: 6
                required:
                  - name: core
                    modules: 2
                    of: [{university: s@, opportunity: RD}, {university: a@, opportunity: A}, {university: c@, opportunity: C2}]
                """);
        passAll();
        world.settle();
        assertThat(world.journal.stacksOf(1, "")).as("A is contained in RD").hasSize(1);

        pass("c", "C2", "1", 9);
        world.settle();

        List<UUID> stacks = world.journal.stacksOf(1, "ACTIVE");
        assertThat(stacks).hasSize(2);
        assertThat(stacks.stream().map(world.journal::partsOf))
                .anySatisfy(parts -> assertThat(stacks).containsAnyElementsOf(parts));
    }

    @Test
    void saysHowFarALearnerIsAndWhoAsked() {
        pass("a", "A", "3", 1);
        world.issue();

        assertThat(progress().says()).isEqualTo("3 of 5 ECTS, 2 modules to go (core: 2)");
        assertThat(progress().complete()).isFalse();
        assertThat(progress().award()).isNull();
        assertThat(progress().toGo().getFirst().open()).containsExactly(world.id("b") + "/B", world.id("c") + "/C");
        assertThat(world.journal.audited("p/" + world.journal.learner(1).orElseThrow()))
                .contains("operator see stack");
        assertThat(world.progress.progress("p", UUID.randomUUID(), "operator")).isEmpty();
        assertThat(world.progress.progress("x", world.journal.learner(1).orElseThrow(), "operator"))
                .isEmpty();
    }

    @Test
    void countsThoseWhoAreCompleteAndTheOthersByWhatIsToGo() {
        passAll();
        world.report(world.result("a", "A", 2, "3", 1, true));
        world.report(world.result("a", "A", 3, "2", 1, true));
        world.report(world.result("b", "B", 3, "2", 1, true));
        world.settle();

        StackDesk.PathwayView view = world.progress.pathways().getFirst();

        assertThat(view.complete()).isEqualTo(1);
        assertThat(view.underway()).isEqualTo(2);
        assertThat(view.toGo())
                .containsOnly(
                        java.util.Map.entry("2 modules to go (core: 2)", 1L),
                        java.util.Map.entry("1 module to go (core: 1)", 1L));
        assertThat(progress().award()).isEqualTo("p/" + world.journal.learner(1).orElseThrow());
    }
}
