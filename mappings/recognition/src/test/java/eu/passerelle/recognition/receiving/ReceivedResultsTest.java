package eu.passerelle.recognition.receiving;

import static eu.passerelle.recognition.receiving.ReceivingRecognitionTest.CLOSED;
import static eu.passerelle.recognition.receiving.ReceivingRecognitionTest.mappings;
import static eu.passerelle.recognition.receiving.ReceivingRecognitionTest.single;
import static eu.passerelle.recognition.receiving.ReceivingRecognitionTest.target;
import static eu.passerelle.recognition.receiving.Results.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eu.passerelle.model.Grade;
import eu.passerelle.model.RecognitionBasis;
import eu.passerelle.model.RecognitionOutcome;
import eu.passerelle.model.RecognitionOutcome.Result;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of a learner's results are judged at all, and which count in another. */
class ReceivedResultsTest {

    @Test
    void recognisesFromTheFirstDayOn() {
        assertThat(single(mappings("A>X:5"), result("trento", "k1", "A", one -> one.on("2021-11-26")))
                        .result())
                .isEqualTo(Result.POSITIVE);
    }

    @Test
    void recognisesChainsWhereThePolicyDoes() {
        ReceivingRecognition chaining =
                new ReceivingRecognition("tampere", mappings("A>X:5"), new ReceivingPolicy(true, null, true));

        ReceivingJudgement judgement =
                chaining.judge(List.of(result("trento", "k1", "A", one -> one.recognisedFrom("University of Twente"))));

        assertThat(judgement.outcomes()).extracting(RecognitionOutcome::result).containsExactly(Result.POSITIVE);
    }

    @Test
    void leavesOutProvisionalResultsAndItsOwn() {
        ReceivingJudgement judgement = new ReceivingRecognition("tampere", mappings("A>X:5"), CLOSED)
                .judge(List.of(result("trento", "k1", "A", Results::provisional), result("tampere", "k2", "A")));

        assertThat(judgement.outcomes()).isEmpty();
        assertThat(judgement.referred()).isEmpty();
    }

    @Test
    void neverHearsOfWhatAClosedListDoesNotHave() {
        ReceivingJudgement judgement = new ReceivingRecognition("tampere", mappings("A>X:5"), CLOSED)
                .judge(List.of(
                        result("trento", "k1", "Z"),
                        result("trento", "k2", "Z", one -> one.outcome(Grade.Outcome.FAILED)),
                        result("trento", "k3", "A", Results::withoutCode)));

        assertThat(judgement.outcomes()).isEmpty();
        assertThat(judgement.referred()).isEmpty();
    }

    @Test
    void askAPersonWhereTheListIsOpen() {
        ReceivingJudgement judgement = new ReceivingRecognition("tampere", mappings("A>X:5"), ReceivingPolicy.OPEN)
                .judge(List.of(result("trento", "k1", "Z")));

        assertThat(judgement.outcomes()).isEmpty();
        assertThat(judgement.referred())
                .singleElement()
                .satisfies(referred ->
                        assertThat(referred.reason()).isEqualTo("No mapping of trento Z applies to this result."));
    }

    @Test
    void appliesAMappingOnlyToResultsOfItsTime() {
        CourseMapping until = new CourseMapping(
                "g1",
                List.of(new PartnerCourse("trento", "A")),
                List.of(target("X", "5")),
                null,
                LocalDate.of(2026, 6, 14),
                new RecognitionBasis(RecognitionBasis.Kind.AGREEMENT, "LA 1"),
                "Study services");

        assertThat(single(new CourseMappings(List.of(until)), result("trento", "k1", "A")))
                .satisfies(outcome -> {
                    assertThat(outcome.result()).isEqualTo(Result.NEGATIVE);
                    assertThat(outcome.reason()).isEqualTo("No mapping of trento A applied on the day of the result.");
                });
    }

    @Test
    void countsTheWholeAndNotItsPartsAgain() {
        ReceivingJudgement judgement = new ReceivingRecognition("tampere", mappings("A>X:5 P>Y:10"), CLOSED)
                .judge(List.of(
                        result("trento", "k1", "A", one -> one.partOf("module")),
                        result("trento", "module", "M", one -> one.partOf("programme")),
                        result("trento", "programme", "P", one -> one.worth("10"))));

        assertThat(judgement.outcomes())
                .extracting(outcome -> outcome.id() + " " + outcome.result())
                .containsExactly("g2 POSITIVE", "trento/k1 NEGATIVE");
        assertThat(judgement.outcomes().get(1).reason()).isEqualTo("Its credits count in trento P, which contains it.");
    }

    @Test
    void countsThePartsOfAWholeThatIsNotRecognised() {
        ReceivingJudgement judgement = new ReceivingRecognition("tampere", mappings("A>X:5"), CLOSED)
                .judge(List.of(
                        result("trento", "k1", "A", one -> one.partOf("programme")),
                        result("trento", "programme", "P", one -> one.partOf("k1"))));

        assertThat(judgement.outcomes())
                .extracting(outcome -> outcome.id() + " " + outcome.result())
                .containsExactly("g1 POSITIVE");
    }

    @Test
    void refusesTwoVersionsOfOneCompletion() {
        ReceivingRecognition recognition = new ReceivingRecognition("tampere", mappings("A>X:5"), CLOSED);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> recognition.judge(List.of(result("trento", "k1", "A"), result("trento", "k1", "B"))));
    }
}
