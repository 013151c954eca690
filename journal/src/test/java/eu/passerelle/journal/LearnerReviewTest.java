package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.IdentityDecisions.Answer;
import eu.passerelle.journal.IdentityDecisions.Result.Contradicted;
import eu.passerelle.journal.IdentityDecisions.Result.Decided;
import eu.passerelle.journal.IdentityDecisions.Result.Unknown;
import eu.passerelle.journal.LearnerReview.Candidate;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LearnerReviewTest {

    private final People people = new People();
    private final String a = people.university("a");
    private final String b = people.university("b");

    private Candidate onlyQuestion() {
        assertThat(people.questions()).hasSize(1);
        return people.questions().getFirst();
    }

    private IdentityDecisions.Result decide(Candidate candidate, Answer answer) {
        return people.decisions.decide(candidate.id(), answer, "ann", "asked the registrar");
    }

    /** Ann has an ESI, Bob a national number; then comes a record with both. */
    private Candidate conflict() {
        people.store(a, people.record(a, "ann", "esi:x:1 name:Ann_One"), people.record(a, "bob", "nat:2 name:Bob_Two"));
        people.store(b, people.record(b, "both", "esi:x:1 nat:2 loc:5 name:Ann_One"));
        return onlyQuestion();
    }

    @ParameterizedTest
    @EnumSource
    void aRecordOfTwoLearnersIsNotIssuedBeforeAPersonHasDecidedAndThenGoesOnByItself(Answer answer) {
        Candidate candidate = conflict();
        people.issueAll(b);
        assertThat(people.state(b, "both", 1)).isEqualTo("REFERRED");
        assertThat(onlyQuestion().waiting()).isEqualTo(1);

        assertThat(decide(candidate, answer)).isEqualTo(new Decided(1));

        assertThat(people.state(b, "both", 1)).isEqualTo("PULLED");
        people.issueAll(b);
        assertThat(people.state(b, "both", 1)).isEqualTo("ISSUED");
        assertThat(people.learner(a, "ann").equals(people.learner(a, "bob"))).isEqualTo(answer == Answer.SAME);
        assertThat(people.learner(b, "both")).as("ESI first").isEqualTo(people.learner(a, "ann"));
        assertThat(people.questions()).isEmpty();
    }

    @Test
    void aRetryDoesNotGetPastAnOpenQuestion() {
        conflict();
        people.issueAll(b);

        people.journal().repairs.retry(People.transfer(b, "both", 1), "ann");
        people.issueAll(b);

        assertThat(people.state(b, "both", 1)).isEqualTo("REFERRED");
    }

    /** The second hop had loaded the record when nobody had asked yet, or asks for what was answered meanwhile. */
    @Test
    void whatCountsIsWhetherThereIsAQuestionWhenTheOutcomeIsStored() {
        Candidate candidate = conflict();
        UUID both = People.transfer(b, "both", 1);

        people.journal().issues.store(List.of(TestJournal.issuedOutcome(both)));
        assertThat(people.state(b, "both", 1)).isEqualTo("REFERRED");

        decide(candidate, Answer.DIFFERENT);
        people.journal().issues.store(List.of(IdentityConflict.referred(both)));
        assertThat(people.state(b, "both", 1)).isEqualTo("PULLED");
    }

    @Test
    void policyComesFirstAndALikenessHoldsNothing() {
        conflict();
        people.journal()
                .issues
                .store(List.of(new IssueOutcome.Declined(People.transfer(b, "both", 1), "release-failed", "no")));
        assertThat(people.state(b, "both", 1)).isEqualTo("DECLINED");

        people.store(b, people.record(b, "like", "loc:77 name:Bob_Two"));
        assertThat(people.questions()).extracting(Candidate::reason).containsExactlyInAnyOrder("CONFLICT", "LIKENESS");
        people.issueAll(b);
        assertThat(people.state(b, "like", 1)).isEqualTo("ISSUED");
    }

    @Test
    void aPairThatIsTwoIsNotAskedAgain() {
        people.store(a, people.record(a, "k", "loc:1"));
        people.store(b, people.record(b, "k", "loc:1"));
        decide(onlyQuestion(), Answer.DIFFERENT);

        people.store(a, people.record(a, "next", "loc:1 esi:a:1"));
        people.store(b, people.record(b, "next", "loc:1 esi:a:1"));

        assertThat(people.questions()).isEmpty();
        people.issueAll(b);
        assertThat(people.state(b, "next", 1)).isEqualTo("ISSUED");
    }

    @Test
    void oneLearnerHasTheResultsOfAllUniversitiesUntilTheyAreTakenApart() {
        people.store(a, people.record(a, "k1", "loc:1"), people.record(a, "k2", "loc:1"));
        people.store(b, people.record(b, "k3", "loc:1"));
        Candidate candidate = onlyQuestion();
        UUID atA = people.learner(a, "k1").orElseThrow();
        UUID atB = people.learner(b, "k3").orElseThrow();

        decide(candidate, Answer.SAME);
        people.store(a, people.record(a, "k4", "loc:1"));
        people.store(b, people.record(b, "k5", "loc:1"));

        assertThat(people.learners.results(atA))
                .isEqualTo(people.learners.results(atB))
                .extracting(Learners.Result::sourceKey)
                .containsExactly("k1", "k2", "k4", "k3", "k5");
        assertThat(people.learners.of(People.transfer(b, "k5", 1))).isEqualTo(people.learner(a, "k1"));

        decide(candidate, Answer.DIFFERENT);

        assertThat(people.learners.results(atA))
                .extracting(Learners.Result::sourceKey)
                .containsExactly("k1", "k2", "k4");
        assertThat(people.learners.results(atB))
                .extracting(Learners.Result::sourceKey)
                .containsExactly("k3", "k5");
    }

    @Test
    void joinsOfThreeHoldTogetherAndComeApartOneByOne() {
        people.store(
                a, people.record(a, "k1", "loc:1"), people.record(a, "k2", "loc:2"), people.record(a, "k3", "loc:3"));
        List<Candidate> three = people.questions();
        assertThat(three).hasSize(3);

        decide(three.get(0), Answer.SAME);
        decide(three.get(1), Answer.SAME);

        assertThat(people.questions()).as("the third answers itself").isEmpty();
        assertThat(people.learners.results(three.get(2).one())).hasSize(3);
        assertThat(decide(three.get(2), Answer.DIFFERENT))
                .as("the other two say that they are one")
                .isEqualTo(new Contradicted(three.get(2).id()));

        decide(three.get(0), Answer.DIFFERENT);

        assertThat(people.learners.results(three.get(0).one()).size()
                        + people.learners.results(three.get(0).other()).size())
                .isEqualTo(3);
        assertThat(decide(three.get(2), Answer.SAME))
                .as("that would join the two who were told apart")
                .isEqualTo(new Contradicted(three.get(0).id()));
        assertThat(people.review.find(three.get(2).id()).orElseThrow().decision())
                .as("a refused decision is none")
                .isNull();
        assertThat(people.decisions.decide(UUID.randomUUID(), Answer.SAME, "ann", "x"))
                .isEqualTo(new Unknown());
    }

    @Test
    void whoDecidesSeesBothAndEverythingIsInTheAuditLog() {
        Candidate candidate = conflict();

        List<LearnerReview.Person> both = people.review.people(candidate, "ann", "to tell them apart");
        decide(candidate, Answer.DIFFERENT);
        decide(candidate, Answer.SAME);

        assertThat(both).hasSize(2).allSatisfy(person -> {
            assertThat(person.names()).allMatch(name -> name.endsWith(people.world));
            assertThat(person.born()).isEqualTo(LocalDate.of(2000, 1, 2));
            assertThat(person.identifiers()).isNotEmpty();
        });
        assertThat(both.stream().map(person -> person.names().getFirst().substring(0, 3)))
                .containsExactlyInAnyOrder("Ann", "Bob");
        assertThat(TestJournal.DATABASE
                        .jdbc()
                        .queryForList(
                                "select who || ' ' || action || ' ' || detail from audit where subject = ? order by id",
                                String.class,
                                candidate.id().toString()))
                .containsExactly(
                        "ann see learners to tell them apart",
                        "ann decide learners DIFFERENT: asked the registrar",
                        "ann decide learners SAME: asked the registrar");
        assertThat(people.review.find(candidate.id()).orElseThrow().decidedBy()).isEqualTo("ann");
    }

    @Test
    void countsLearnersAndWhatWaits() {
        Learners.Counts before = people.learners.counts();
        conflict();
        people.issueAll(b);
        people.store(b, people.record(b, "nobody", "mail:1 name:No_Body"));
        people.store(b, people.record(b, "bob", "nat:2 name:Bob_Two"));

        Learners.Counts after = people.learners.counts();

        assertThat(after.learners() - before.learners()).isEqualTo(2);
        assertThat(after.atSeveralUniversities() - before.atSeveralUniversities())
                .isEqualTo(2);
        assertThat(after.resultsOfNobody() - before.resultsOfNobody()).isEqualTo(1);
        assertThat(after.toReview() - before.toReview()).isEqualTo(1);
        assertThat(after.waiting() - before.waiting()).isEqualTo(1);
    }
}
