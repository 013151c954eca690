package eu.passerelle.routes.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;

/**
 * Three universities tell of three learners' modules in any order, correct them, fail them, take them back and tell them
 * again, while stacks are looked for at any moment: once all has come to its end a stacked credential stands exactly for the
 * learners who are complete, one for each, and for exactly the credentials of its parts.
 */
@Tag("slow")
class StacksProperty {

    private static final String ALL_OF_THREE = """
            id: p
            title: {en: Responsible Data}
            awardedBy: s@
            leadsTo: RD
            credits: 5
            required:
              - name: core
                of: [{university: a@, opportunity: A}, {university: b@, opportunity: B}, {university: c@, opportunity: C}]
            """;
    private static final String WITH_ALTERNATIVES = """
            id: p
            title: {en: Responsible Data}
            awardedBy: s@
            leadsTo: RD
            credits: 5
            residency: {university: a@, share: 0.2}
            required:
              - name: core
                modules: 1
                of: [{university: a@, opportunity: A}, {university: a@, opportunity: A2}]
              - name: electives
                credits: 3
                of: [{university: b@, opportunity: B}, {university: b@, opportunity: B2}, {university: c@, opportunity: C}]
            """;
    private static final List<String> MODULES = List.of("a/A", "a/A2", "b/B", "b/B2", "c/C");
    private static final List<String> THREE = List.of("a/A", "b/B", "c/C");
    private static final int LEARNERS = 3;

    /** Credits of what is passed now; by {@code module/learner}. */
    private final TreeMap<String, Integer> passed = new TreeMap<>();

    @Property(tries = 8)
    void followsItsPartsAndIsIssuedOnceForEachChange(@ForAll long seed) {
        follow(seed);

        Statistics.label("versions").coverage(seen -> seen.check(3).count(times -> times > 0));
    }

    @Property(tries = 50)
    @Tag("full")
    void followsItsPartsInManyOrders(@ForAll long seed) {
        follow(seed);

        // learners with corrected stacks are among them
        Statistics.label("versions").coverage(seen -> seen.check(3).percentage(share -> share > 10));
    }

    private void follow(long seed) {
        Random random = new Random(seed);
        StackWorld world = new StackWorld(ALL_OF_THREE);
        passed.clear();
        int[] issued = new int[LEARNERS];
        Map<Integer, Set<UUID>> before = new HashMap<>();
        for (int i = 0; i < 25; i++) {
            happen(world, random, THREE, 2);
            world.settle();
            world.settle();

            for (int learner = 0; learner < 2; learner++) {
                boolean complete = allOfThree(learner);
                Set<UUID> parts = complete ? parts(world, learner, THREE) : Set.of();
                issued[learner] += complete && !parts.equals(before.get(learner)) ? 1 : 0;
                before.put(learner, parts);
                assertStands(world, learner, complete);
                Statistics.label("versions").collect(Math.min(issued[learner], 3));
                assertThat(world.journal.stacksOf(learner, "")).as("versions").hasSize(issued[learner]);
                if (complete) {
                    assertThat(world.journal.partsOf(
                                    world.journal.stacksOf(learner, "ACTIVE").getFirst()))
                            .containsExactlyInAnyOrderElementsOf(parts);
                }
            }
        }
    }

    @Property(tries = 15)
    void standsExactlyForTheCompleteWhateverHappensMeanwhile(@ForAll long seed) {
        happenAtAnyMoment(seed);
    }

    @Property(tries = 100)
    @Tag("full")
    void standsExactlyForTheCompleteHoweverOften(@ForAll long seed) {
        happenAtAnyMoment(seed);
    }

    private void happenAtAnyMoment(long seed) {
        Random random = new Random(seed);
        StackWorld world = new StackWorld(WITH_ALTERNATIVES);
        passed.clear();
        for (int i = 0; i < 30; i++) {
            switch (random.nextInt(4)) {
                case 0 -> world.issue();
                case 1 -> world.stack();
                default -> happen(world, random, MODULES, LEARNERS);
            }
            for (int learner = 0; learner < LEARNERS; learner++) {
                assertThat(world.journal.stacksOf(learner, "ACTIVE")).hasSizeLessThanOrEqualTo(1);
            }
        }
        world.settle();

        for (int learner = 0; learner < LEARNERS; learner++) {
            assertStands(world, learner, withAlternatives(learner));
            Statistics.label("complete").collect(withAlternatives(learner));
        }
        Statistics.label("complete").coverage(seen -> {
            seen.check(true).percentage(share -> share > 10);
            seen.check(false).percentage(share -> share > 10);
        });
        assertThat(world.stack().seen()).as("nothing more to do").isZero();
    }

    private void happen(StackWorld world, Random random, List<String> modules, int learners) {
        String[] module = modules.get(random.nextInt(modules.size())).split("/");
        int learner = random.nextInt(learners);
        int ects = 1 + random.nextInt(4);
        int days = random.nextInt(5);
        String key = module[0] + "/" + module[1] + "/" + learner;
        switch (random.nextInt(10)) {
            case 0 -> {
                world.withdraw(module[0], module[1], learner);
                passed.remove(key);
            }
            case 1 -> {
                world.report(world.result(module[0], module[1], learner, ects + "", days, false));
                passed.remove(key);
            }
            default -> {
                world.report(world.result(module[0], module[1], learner, ects + "", days, true));
                passed.put(key, ects);
            }
        }
    }

    private void assertStands(StackWorld world, int learner, boolean complete) {
        List<UUID> standing = world.journal.stacksOf(learner, "ACTIVE");
        assertThat(standing).as("learner %s has %s", learner, passed).hasSize(complete ? 1 : 0);
        if (complete) {
            assertThat(parts(world, learner)).containsAll(world.journal.partsOf(standing.getFirst()));
        }
    }

    private static Set<UUID> parts(StackWorld world, int learner) {
        return parts(world, learner, MODULES);
    }

    private static Set<UUID> parts(StackWorld world, int learner, List<String> modules) {
        Set<UUID> parts = new HashSet<>();
        for (String each : modules) {
            String[] module = each.split("/");
            parts.addAll(world.journal.active(module[0], module[1], learner));
        }
        return parts;
    }

    private int ects(String module, int learner) {
        return passed.getOrDefault(module + "/" + learner, 0);
    }

    private boolean allOfThree(int learner) {
        int a = ects("a/A", learner);
        int b = ects("b/B", learner);
        int c = ects("c/C", learner);
        return a > 0 && b > 0 && c > 0 && a + b + c >= 5;
    }

    /** Every choice of passed modules, as plainly as it can be said. */
    private boolean withAlternatives(int learner) {
        for (int bits = 0; bits < 1 << MODULES.size(); bits++) {
            int home = 0;
            int electives = 0;
            boolean passedAll = true;
            for (int i = 0; i < MODULES.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    int ects = ects(MODULES.get(i), learner);
                    passedAll &= ects > 0;
                    home += MODULES.get(i).startsWith("a/") ? ects : 0;
                    electives += MODULES.get(i).startsWith("a/") ? 0 : ects;
                }
            }
            if (passedAll && home > 0 && electives >= 3 && home + electives >= 5 && 5 * home >= home + electives) {
                return true;
            }
        }
        return false;
    }
}
