package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.LearnerIdentifier.Kind;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Corrections, withdrawals, records from before there were learners, and pages at one time. */
class LearnerChangesTest {

    private final People people = new People();
    private final String a = people.university("a");
    private final String b = people.university("b");

    private List<String> resultsOf(UUID learner) {
        return people.learners.results(learner).stream()
                .map(Learners.Result::sourceKey)
                .toList();
    }

    @Test
    void aCorrectedResultMovesToTheOtherLearner() {
        people.store(a, people.record(a, "k1", "loc:1 name:Ann_One"), people.record(a, "k2", "loc:2 name:Bob_Two"));
        UUID ann = people.learner(a, "k1").orElseThrow();
        UUID bob = people.learner(a, "k2").orElseThrow();
        people.store(a, people.record(a, "k3", "loc:1 name:Ann_One"));

        people.store(a, people.record(a, "k3", "loc:2 name:Bob_Two"));

        assertThat(resultsOf(ann)).containsExactly("k1");
        assertThat(resultsOf(bob)).containsExactly("k2", "k3");
        assertThat(people.learner(a, "k3", 1))
                .as("what was said before stays told")
                .hasValue(ann);
        assertThat(people.questions()).isEmpty();
    }

    /** The ESI was Bob's; as soon as no record says so any more, it leads to Bob and not to Ann. */
    @Test
    void anIdentifierOnceTypedWronglyDoesNotDrawItsOwnerToTheWrongLearner() {
        people.store(a, people.record(a, "k1", "loc:1 esi:a:99 name:Ann_One"));
        UUID ann = people.learner(a, "k1").orElseThrow();

        people.store(a, people.record(a, "k1", "loc:1 esi:a:1 name:Ann_One"));
        people.store(b, people.record(b, "k2", "loc:7 esi:a:99 name:Bob_Two"));

        assertThat(people.learner(a, "k1", 2))
                .as("corrected, not another person")
                .hasValue(ann);
        assertThat(people.learner(b, "k2")).isPresent().isNotEqualTo(people.learner(a, "k1"));
        assertThat(people.questions()).isEmpty();
    }

    @Test
    void anIdentifierThatAnotherResultStillHasStays() {
        people.store(a, people.record(a, "k1", "loc:1 esi:a:1"));
        people.store(b, people.record(b, "k2", "esi:a:1"));
        UUID ann = people.learner(a, "k1").orElseThrow();

        people.store(a, people.record(a, "k1", "loc:1"));
        people.store(b, people.record(b, "k3", "esi:a:1"));

        assertThat(resultsOf(ann)).containsExactly("k1", "k2", "k3");
    }

    @Test
    void aCorrectedBirthDateOfAllResultsIsNoSecondPerson() {
        people.store(a, people.record(a, "k1", "loc:1"), people.record(a, "k2", "loc:1"));

        people.store(
                a, people.record(a, "k1", "loc:1 born:2000-02-01"), people.record(a, "k2", "loc:1 born:2000-02-01"));
        people.store(a, people.record(a, "k3", "loc:1 born:2000-02-01"));

        assertThat(resultsOf(people.learner(a, "k1", 1).orElseThrow())).containsExactly("k1", "k2", "k3");
        assertThat(people.questions()).isEmpty();
    }

    @Test
    void aCorrectedRecordAnswersItsQuestionAndGoesOn() {
        people.store(a, people.record(a, "ann", "esi:x:1 name:Ann_One"), people.record(a, "bob", "nat:2 name:Bob_Two"));
        people.store(b, people.record(b, "k", "esi:x:1 nat:2 name:Ann_One"));
        people.issueAll(b);
        assertThat(people.questions()).hasSize(1);

        people.store(b, people.record(b, "k", "esi:x:1 nat:1 name:Ann_One"));
        people.issueAll(b);

        assertThat(people.questions()).isEmpty();
        assertThat(people.state(b, "k", 1)).isEqualTo("DECLINED");
        assertThat(people.state(b, "k", 2)).isEqualTo("ISSUED");
    }

    @Test
    void aResultThatIsTakenBackIsNobodysUntilItComesBack() {
        people.store(a, people.record(a, "k1", "loc:1"), people.record(a, "k2", "loc:1"));
        UUID ann = people.learner(a, "k1").orElseThrow();

        people.withdraw(a, "k1");
        assertThat(resultsOf(ann)).containsExactly("k2");

        people.store(a, people.record(a, "k1", "loc:1"));
        assertThat(resultsOf(ann)).containsExactly("k1", "k2");
    }

    @Test
    void aHeldResultThatIsTakenBackAsksNothing() {
        people.store(a, people.record(a, "k1", "loc:1"));
        people.store(a, people.record(a, "k2", "loc:1 born:1999-09-09"));
        assertThat(people.questions()).hasSize(1);

        people.withdraw(a, "k2");

        assertThat(people.questions()).isEmpty();
    }

    @Test
    void anUnreadableVersionStaysWithItsLearner() {
        people.store(a, people.record(a, "k1", "loc:1"));
        UUID ann = people.learner(a, "k1").orElseThrow();
        SyncRun run = people.start(a);

        people.journal()
                .pages
                .store(
                        run,
                        new Pulled(
                                List.of(),
                                List.of(people.journal().rejection("k1", "<x>")),
                                List.of(),
                                "w",
                                true,
                                Set.of(),
                                0));
        people.journal().runs.end(run, 1);

        assertThat(people.learners.results(ann))
                .extracting(Learners.Result::state)
                .containsExactly(TransferState.REJECTED);
    }

    /** As a journal from before version 6 has them, and as a university has them that trusts more than before. */
    @Test
    void whatWasStoredWithoutALearnerGetsOneWhenItIsSeenAgainUnchanged() {
        List<Pulled.Result> all = List.of(people.record(a, "k1", "mail:1"), people.record(a, "k2", "mail:1"));
        people.store(a, IdentityRules.USUALLY_TRUSTED, all);
        assertThat(people.learner(a, "k1")).isEmpty();

        people.store(a, List.of(Kind.EMAIL), all);

        assertThat(resultsOf(people.learner(a, "k1").orElseThrow())).containsExactly("k1", "k2");
        assertThat(people.learners.of(People.transfer(a, "k1", 2)))
                .as("no new version")
                .isEmpty();
    }

    /** Eight universities at once, each with the same forty learners. */
    @RepeatedTest(3)
    void pagesOfManyUniversitiesAtOnceMakeOneLearnerOfEach() throws Exception {
        List<String> universities =
                IntStream.range(0, 8).mapToObj(i -> people.university("c" + i)).toList();
        List<Callable<Void>> pages = universities.stream()
                .<Callable<Void>>map(university -> () -> {
                    people.store(
                            university,
                            IntStream.range(0, 40)
                                    // in an order of its own
                                    .map(i -> (i * 7 + university.hashCode() % 40 + 40) % 40)
                                    .distinct()
                                    .mapToObj(i -> people.record(
                                            university,
                                            "k" + i,
                                            "esi:x:" + i + " nat:" + i + " loc:" + i + " name:Ada_" + name(i)))
                                    .toArray(Pulled.Result[]::new));
                    return null;
                })
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Void> page : threads.invokeAll(pages)) {
                page.get();
            }
        }

        assertThat(IntStream.range(0, 40)
                        .mapToObj(i -> universities.stream()
                                .map(university -> people.learner(university, "k" + i))
                                .distinct()
                                .toList()))
                .allMatch(
                        learners -> learners.size() == 1 && learners.getFirst().isPresent())
                .doesNotHaveDuplicates();
        assertThat(people.questions()).isEmpty();
    }

    private static String name(int i) {
        return String.valueOf((char) ('a' + i % 26)) + (char) ('a' + i / 26);
    }

    /** Neither page sees the other's learner; the question comes all the same. */
    @Test
    void learnersWhoLookAlikeAreSeenThoughTheirPagesWereStoredAtOneTime() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Void>> pages = List.of(
                    () -> {
                        people.store(a, people.record(a, "k", "loc:1"));
                        return null;
                    },
                    () -> {
                        people.store(b, people.record(b, "k", "loc:1"));
                        return null;
                    });
            for (Future<Void> page : threads.invokeAll(pages)) {
                page.get();
            }
        }

        assertThat(people.questions()).hasSize(1);
    }
}
