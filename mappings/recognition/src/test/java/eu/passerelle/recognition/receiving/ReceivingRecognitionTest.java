package eu.passerelle.recognition.receiving;

import static eu.passerelle.recognition.receiving.Results.result;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PartnerCompletion;
import eu.passerelle.model.RecognitionBasis;
import eu.passerelle.model.RecognitionOutcome;
import eu.passerelle.model.RecognitionOutcome.Result;
import eu.passerelle.recognition.RecognitionDecision;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceivingRecognitionTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 11, 26);
    static final ReceivingPolicy CLOSED = new ReceivingPolicy(true, FIRST_DAY, false);
    private static final ReceivingPolicy OPEN = new ReceivingPolicy(false, FIRST_DAY, false);

    /** Results as {@code code:ects}, mappings as {@code from+from>to:ects+to:ects}, all of trento. */
    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # results     | mappings                 | outcomes
            A:5           | A>X:5                    | g1 POSITIVE 5
            A:6           | A>X:5                    | g1 POSITIVE 5
            A:4           | A>X:5                    | g1 PARTIALLY_POSITIVE 4
            A:2.5 B:2.5   | A+B>X:5                  | g1 POSITIVE 5
            A:5           | A+B>X:10                 | g1 PARTIALLY_POSITIVE 5
            A:5 B:5 C:5   | A+B+C>X:10+Y:5           | g1 POSITIVE 15
            A:5 B:5 C:4   | A+B+C>X:10+Y:5           | g1 PARTIALLY_POSITIVE 14
            A:5 B:5       | A>X:5 A+B>Y:10           | g2 POSITIVE 10
            A:5           | A>X:5 A+B>Y:10           | g1 POSITIVE 5
            A:5           | A+B>X:10 A+C+D>Y:20      | g1 PARTIALLY_POSITIVE 5
            A:5 C:5       | A+B>X:10 C>X:5           | g2 POSITIVE 5, trento/k1 NEGATIVE 0
            A:5 C:5       | A>X:5 C>X:5              | g1 POSITIVE 5, trento/k2 NEGATIVE 0
            A:5 C:5       | A>X*:5 C>X*:5            | g1 POSITIVE 5, g2 POSITIVE 5
            A:5 A:6       | A>X:10                   | g1 PARTIALLY_POSITIVE 6, trento/k1 NEGATIVE 0
            A:0           | A>X:0                    | g1 POSITIVE 0
            A:5 Z:5       | A>X:5                    | g1 POSITIVE 5
            """)
    void recognisesByMappings(String results, String mappings, String expected) {
        List<PartnerCompletion> completions = new ArrayList<>();
        for (String result : results.split(" ")) {
            String[] parts = result.split(":");
            completions.add(result("trento", "k" + (completions.size() + 1), parts[0], one -> one.worth(parts[1])));
        }

        ReceivingJudgement judgement =
                new ReceivingRecognition("tampere", mappings(mappings), CLOSED).judge(completions);

        assertThat(judgement.referred()).isEmpty();
        assertThat(judgement.outcomes().stream()
                        .map(outcome -> outcome.id() + " " + outcome.result() + " "
                                + outcome.recognised().toPlainString())
                        .toList())
                .isEqualTo(Arrays.stream(expected.split(",")).map(String::strip).toList());
    }

    @Test
    void asksItsOwnTablesBeforeTheList() {
        OwnTables tables = source -> switch (String.valueOf(source.completion().opportunityCode())) {
            case "B" -> new RecognitionDecision.Declined("release-online", "We do not recognise it.");
            case "C" -> new RecognitionDecision.Referred("release-ask", "Ask the faculty.", List.of());
            default -> new RecognitionDecision.Recognised(List.of("release-fine"));
        };

        ReceivingJudgement judgement = new ReceivingRecognition("tampere", mappings("A>X:5 B>Y:5 C>Z:5"), CLOSED)
                .judge(
                        List.of(
                                result("trento", "k1", "A"),
                                result("trento", "k2", "B"),
                                result("trento", "k3", "C"),
                                result("trento", "k4", "B", one -> one.outcome(Grade.Outcome.FAILED))),
                        tables);

        assertThat(judgement.outcomes())
                .extracting(
                        RecognitionOutcome::id,
                        RecognitionOutcome::result,
                        outcome -> outcome.basis().reference())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("g1", Result.POSITIVE, "LA 1"),
                        org.assertj.core.groups.Tuple.tuple("trento/k2", Result.NEGATIVE, "tampere release-online"),
                        org.assertj.core.groups.Tuple.tuple("trento/k4", Result.NEGATIVE, "tampere policy"));
        assertThat(judgement.outcomes().get(1).reason()).isEqualTo("We do not recognise it.");
        assertThat(judgement.referred()).singleElement().satisfies(referred -> {
            assertThat(referred.completion().completion().key().sourceKey()).isEqualTo("k3");
            assertThat(referred.reason()).isEqualTo("Ask the faculty.");
        });
    }

    @Test
    void lastDecisionOfPeopleIsNotReferredAgain() {
        CourseMapping agreed = mappings("C>Z:5").groups().getFirst();
        CourseMapping decided = new CourseMapping(
                "minutes",
                agreed.from(),
                agreed.to(),
                null,
                null,
                new RecognitionBasis(RecognitionBasis.Kind.DECISION, "Minutes 14/2026"),
                "Study services");
        OwnTables tables = source -> new RecognitionDecision.Referred("release-ask", "Ask the faculty.", List.of());

        ReceivingJudgement judgement = new ReceivingRecognition("tampere", new CourseMappings(List.of(decided)), CLOSED)
                .judge(List.of(result("trento", "k3", "C")), tables);

        assertThat(judgement.referred()).isEmpty();
        assertThat(judgement.outcomes()).extracting(RecognitionOutcome::id).containsExactly("minutes");
    }

    @Test
    void saysWhatIsMissing() {
        RecognitionOutcome outcome = single(mappings("A+B>X:10+Y:5"), result("trento", "k1", "A"));

        assertThat(outcome.missing()).containsExactly("trento B", "5 ECTS of X", "5 ECTS of Y");
        assertThat(outcome.courses()).noneMatch(course -> course.complete());
        assertThat(outcome.reason()).startsWith("Only some of the courses");
    }

    @Test
    void completesTheFirstCoursesWhereOnlyCreditsAreMissing() {
        RecognitionOutcome outcome =
                single(mappings("A>X:4+Y:2.5"), result("trento", "k1", "A", one -> one.worth("5")));

        assertThat(outcome.missing()).containsExactly("1.5 ECTS of Y");
        assertThat(outcome.courses()).extracting(course -> course.complete()).containsExactly(true, false);
    }

    /** What the policy or the result itself decides, whatever the mappings. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            failed       | negative | The result was not passed.
            recognised   | negative | is itself a recognition
            old          | negative | older than 2021-11-26
            unknown      | referred | not known whether the result was passed
            ungraded     | referred | not known whether the result was passed
            no code      | referred | does not say by code
            no credits   | referred | states no credits
            odd credits  | referred | without an exact ratio
            """)
    void refusesOrRefersWhatNoMappingCanDecide(String change, String expected, String reason) {
        PartnerCompletion completion = result("trento", "k1", "A", changed(change));

        ReceivingJudgement judgement =
                new ReceivingRecognition("tampere", mappings("A>X:5"), OPEN).judge(List.of(completion));

        if (expected.equals("negative")) {
            assertThat(judgement.outcomes()).singleElement().satisfies(outcome -> {
                assertThat(outcome.result()).isEqualTo(Result.NEGATIVE);
                assertThat(outcome.reason()).contains(reason);
                assertThat(outcome.basis().kind()).isEqualTo(RecognitionBasis.Kind.RULE);
            });
            assertThat(judgement.referred()).isEmpty();
        } else {
            assertThat(judgement.outcomes()).isEmpty();
            assertThat(judgement.referred())
                    .singleElement()
                    .satisfies(referred -> assertThat(referred.reason()).contains(reason));
        }
    }

    private static UnaryOperator<Results> changed(String change) {
        return switch (change) {
            case "failed" -> one -> one.outcome(Grade.Outcome.FAILED);
            case "recognised" -> one -> one.recognisedFrom("unknown");
            case "old" -> one -> one.on("2021-11-25");
            case "unknown" -> one -> one.outcome(Grade.Outcome.UNKNOWN);
            case "ungraded" -> one -> one.outcome(null);
            case "no code" -> Results::withoutCode;
            case "no credits" -> one -> one.credits(null);
            case "odd credits" -> one -> one.credits(new Credits(BigDecimal.TEN, "hours", null));
            default -> throw new IllegalArgumentException(change);
        };
    }

    @Test
    void convertsUnitsOfKnownRatio() {
        RecognitionOutcome outcome = single(
                mappings("A>X:5"),
                result("trento", "k1", "A", one -> one.credits(new Credits(new BigDecimal("5"), "op", null))));

        assertThat(outcome.result()).isEqualTo(Result.POSITIVE);
    }

    static RecognitionOutcome single(CourseMappings mappings, PartnerCompletion completion) {
        ReceivingJudgement judgement = new ReceivingRecognition("tampere", mappings, CLOSED).judge(List.of(completion));
        assertThat(judgement.referred()).isEmpty();
        assertThat(judgement.outcomes()).hasSize(1);
        return judgement.outcomes().getFirst();
    }

    /** {@code A+B>X:5+Y*:5} and so on, named g1, g2 ...; a star says that the course is repeatable. */
    static CourseMappings mappings(String text) {
        List<CourseMapping> groups = new ArrayList<>();
        for (String mapping : text.split(" ")) {
            String[] sides = mapping.split(">");
            groups.add(new CourseMapping(
                    "g" + (groups.size() + 1),
                    Arrays.stream(sides[0].split("\\+"))
                            .map(code -> new PartnerCourse("trento", code))
                            .toList(),
                    Arrays.stream(sides[1].split("\\+"))
                            .map(course -> target(course.split(":")[0], course.split(":")[1]))
                            .toList(),
                    null,
                    null,
                    new RecognitionBasis(RecognitionBasis.Kind.AGREEMENT, "LA 1"),
                    "Study services"));
        }
        return new CourseMappings(groups);
    }

    static CourseMapping.TargetCourse target(String code, String ects) {
        return new CourseMapping.TargetCourse(
                code.replace("*", ""),
                LocalizedText.of("en", "Course " + code),
                new BigDecimal(ects),
                code.endsWith("*"));
    }
}
