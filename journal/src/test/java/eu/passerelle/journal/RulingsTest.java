package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.journal.Ruling.Answer;
import eu.passerelle.journal.Rulings.Result;
import eu.passerelle.journal.Rulings.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

class RulingsTest {

    static final Speaker ANN = new Speaker("operator", "Ann Öberg");
    static final Speaker BEN = new Speaker("operator", "Ben");

    private final TestJournal journal = new TestJournal();
    private final Rulings rulings = new Rulings(TestJournal.DATABASE);
    private final Referrals referrals = new Referrals(TestJournal.DATABASE);

    private UUID referred() {
        return journal.referred(1).getFirst();
    }

    private String state(UUID id) {
        return Objects.requireNonNull(TestJournal.DATABASE
                .jdbc()
                .queryForObject("select state from transfer where id = ?", String.class, id));
    }

    private RulingInForce loaded(UUID id) {
        return Objects.requireNonNull(
                journal.issues.load(List.of(id)).getFirst().ruling());
    }

    @Test
    void anOverrideIsInForceWhenASecondPersonApprovesIt() {
        UUID id = referred();

        rulings.rule(id, Answer.RECOGNISE, ANN, "the level is in the diploma");

        assertThat(state(id)).isEqualTo("REFERRED");
        assertThat(rulings.approve(id, BEN, "seen"))
                .isInstanceOfSatisfying(
                        Result.Done.class,
                        done -> assertThat(done.ruling().state()).isEqualTo(Ruling.State.IN_FORCE));
        assertThat(state(id)).isEqualTo("PULLED");
        assertThat(loaded(id)).satisfies(ruling -> {
            assertThat(ruling.recognise()).isTrue();
            assertThat(ruling.answers()).isEqualTo("catalogue-thin");
            assertThat(ruling.sentence())
                    .isEqualTo("Recognised by Ann Öberg, approved by Ben: the level is in the diploma");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann Öberg", " ann  öberg ", "ANN O\u0308BERG", "Ann\u00a0Öberg\u200b"})
    void nobodyApprovesTheOwnProposal(String sameName) {
        UUID id = referred();
        rulings.rule(id, Answer.RECOGNISE, ANN, "x");

        Result refused = rulings.approve(id, new Speaker("operator", sameName), "x");

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Result.Refused.class, no -> assertThat(no.why()).contains("second person"));
        assertThat(state(id)).isEqualTo("REFERRED");
    }

    @Test
    void theDatabaseItselfHoldsTheFourEyes() {
        UUID id = referred();
        rulings.rule(id, Answer.RECOGNISE, ANN, "x");

        assertThatThrownBy(() -> TestJournal.DATABASE
                        .jdbc()
                        .update(
                                "update ruling set state = 'IN_FORCE', answered_by = made_by, answered_at = now()"
                                        + " where transfer = ?",
                                id))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("ruling_four_eyes");
    }

    @Test
    void ofManyWhoApproveAtOnceOneIsHeard() throws Exception {
        UUID id = referred();
        rulings.rule(id, Answer.RECOGNISE, ANN, "x");
        CyclicBarrier together = new CyclicBarrier(8);

        List<Result> results;
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            List<Future<Result>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> people.submit(() -> {
                        together.await();
                        return rulings.approve(id, new Speaker("operator", "person " + i), "x");
                    }))
                    .toList();
            results = new ArrayList<>();
            for (Future<Result> answer : answers) {
                results.add(answer.get());
            }
        }

        assertThat(results).filteredOn(Result.Done.class::isInstance).hasSize(1);
        assertThat(referrals.find(id).orElseThrow().rulings()).hasSize(1);
    }

    @Test
    void aDeclineIsInForceAtOnceAndAQuestionStaysInTheQueue() {
        List<UUID> both = journal.referred(2);
        UUID declined = both.getFirst();
        UUID asked = both.getLast();

        rulings.rule(declined, Answer.DECLINE, ANN, "no exam");
        rulings.rule(asked, Answer.ASK_BACK, ANN, "which level?");

        assertThat(loaded(declined))
                .satisfies(ruling -> assertThat(ruling.recognise()).isFalse());
        assertThat(state(asked)).isEqualTo("REFERRED");
        assertThat(referrals
                        .find(new Referrals.Search(journal.university, null, null, 10))
                        .cases())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.transfer().id()).isEqualTo(asked);
                    assertThat(row.newest()).extracting("reason").isEqualTo("which level?");
                });
        journal.repairs.retry(asked, "test");
        assertThat(journal.issues.load(List.of(asked)).getFirst().ruling()).isNull();
    }

    @Test
    void anOutcomeThatIsOlderThanTheRulingIsNotStored() {
        UUID id = referred();
        rulings.rule(id, Answer.DECLINE, ANN, "no exam");
        UUID ruling = loaded(id).id();

        journal.refer(id);

        assertThat(state(id)).isEqualTo("PULLED");
        journal.issues.store(
                List.of(new IssueOutcome.Declined(id, "ruling:" + ruling, "no exam")),
                List.of(),
                new IssueStore.Basis(Set.of(ruling), Map.of()));
        assertThat(state(id)).isEqualTo("DECLINED");
    }

    @Test
    void aProposalIsAnsweredOnceAndByRejectionMakesPlace() {
        UUID id = referred();
        rulings.rule(id, Answer.RECOGNISE, ANN, "first");

        assertThat(rulings.rule(id, Answer.DECLINE, BEN, "no")).isInstanceOf(Result.Refused.class);
        rulings.reject(id, BEN, "not enough");
        rulings.rule(id, Answer.RECOGNISE, ANN, "second");
        rulings.reject(id, ANN, "an error of mine");

        assertThat(rulings.approve(id, BEN, "x")).isInstanceOf(Result.Refused.class);
        assertThat(referrals.find(id).orElseThrow().rulings())
                .extracting(Ruling::state)
                .containsExactly(Ruling.State.REJECTED, Ruling.State.WITHDRAWN);
        assertThat(TestJournal.DATABASE
                        .jdbc()
                        .queryForList(
                                "select detail from audit where subject = ? order by id", String.class, id.toString()))
                .containsExactly(
                        "recognise proposed as Ann Öberg: first",
                        "recognise rejected as Ben: not enough",
                        "recognise proposed as Ann Öberg: second",
                        "recognise withdrawn as Ann Öberg: an error of mine");
    }

    @Test
    void aRulingThatCannotBeFollowedGivesWayToTheNextOne() {
        UUID id = referred();
        rulings.rule(id, Answer.RECOGNISE, ANN, "x");
        rulings.approve(id, BEN, "x");
        journal.issues.store(
                List.of(new IssueOutcome.Referred(id, "catalogue-thin", "Not followed.", List.of("EQF level"))),
                List.of(),
                new IssueStore.Basis(Set.of(loaded(id).id()), Map.of()));
        assertThat(state(id)).isEqualTo("REFERRED");

        rulings.rule(id, Answer.DECLINE, BEN, "then not");

        assertThat(loaded(id).recognise()).isFalse();
        assertThat(referrals.find(id).orElseThrow().rulings())
                .extracting(Ruling::state)
                .containsExactly(Ruling.State.WITHDRAWN, Ruling.State.IN_FORCE);
    }

    @Test
    void whatAnotherRuleRefersNowIsNotApprovedUnseen() {
        UUID id = referred();
        rulings.rule(id, Answer.RECOGNISE, ANN, "x");
        journal.repairs.retry(id, "test");
        journal.issues.store(List.of(new IssueOutcome.Referred(id, "level-credit-unknown", "No level.", List.of())));

        assertThat(rulings.approve(id, BEN, "x"))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        no -> assertThat(no.why()).contains("catalogue-thin", "level-credit-unknown"));
    }

    @Test
    void onlyWhatIsReferredByPolicyIsDecidedHere() {
        journal.sync(journal.result("a", "4"), journal.result("b", "4"));
        List<UUID> both = journal.waiting();
        journal.issues.store(List.of(IdentityConflict.referred(both.getFirst())));

        // no candidate holds it, so the store asks for it again; the rule is what counts here
        TestJournal.DATABASE
                .jdbc()
                .update(
                        "update transfer set state = 'REFERRED', rule = ? where id = ?",
                        IdentityConflict.RULE,
                        both.getFirst());

        assertThat(rulings.rule(both.getFirst(), Answer.DECLINE, ANN, "x"))
                .isInstanceOfSatisfying(
                        Result.Refused.class, no -> assertThat(no.why()).contains("learners"));
        assertThat(rulings.rule(both.getLast(), Answer.DECLINE, ANN, "x"))
                .isInstanceOfSatisfying(
                        Result.Refused.class, no -> assertThat(no.why()).contains("is PULLED"));
        assertThat(rulings.rule(UUID.randomUUID(), Answer.DECLINE, ANN, "x")).isInstanceOf(Result.Unknown.class);
    }
}
