package eu.passerelle.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Completion;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.recognition.RecognitionDecision.Declined;
import eu.passerelle.recognition.RecognitionDecision.Recognised;
import eu.passerelle.recognition.RecognitionDecision.Referred;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RecognitionTest {

    private final Recognition recognition = Tables.shipped();

    @Test
    void recognisesWithOneRuleATable() {
        assertThat(decide(Cases.recognised()))
                .isEqualTo(new Recognised(List.of(
                        "release-final",
                        "catalogue-complete",
                        "assessment-identity-known",
                        "learning-path-within",
                        "level-credit-fits",
                        "quality-authority-external")));
    }

    @Test
    void waitsForTheFinalResult() {
        Cases provisional = Cases.recognised().state(Completion.State.PROVISIONAL);

        assertThat(decide(provisional)).isInstanceOfSatisfying(Referred.class, referred -> {
            assertThat(referred.rule()).isEqualTo("release-provisional");
            assertThat(referred.reason()).contains("waits for the final result");
            assertThat(referred.missing()).isEmpty();
        });
    }

    @Test
    void declinesWhatWasFailedOrEarnedElsewhere() {
        Cases failed = Cases.recognised().grade(new Grade("0", "fi-0-5", Grade.Outcome.FAILED));
        Cases elsewhere = Cases.recognised().recognisedFrom("Another University");
        Cases again = Cases.recognised().recognisedFrom("unknown");

        assertThat(rule(failed)).isEqualTo("declined release-failed");
        assertThat(rule(elsewhere)).isEqualTo("declined release-elsewhere");
        assertThat(rule(again)).isEqualTo("declined release-recognised-again");
    }

    @Test
    void refersUnknownCodesBeforeAnyTableIsAsked() {
        RecognitionCase judged = Cases.recognised().judged();
        Completion known = judged.completion();
        Completion unknown = new Completion(
                known.key(),
                known.learner(),
                known.opportunityCode(),
                known.title(),
                known.state(),
                known.grade(),
                known.credits(),
                known.completedOn(),
                null,
                null,
                null,
                null,
                List.of("outcome 'G'"),
                null);

        Judgement judgement = recognition.judge(
                new RecognitionCase(judged.university(), unknown, judged.opportunity(), judged.reachable()), Cases.DAY);

        assertThat(judgement.byTables()).isFalse();
        assertThat(judgement.decision()).isInstanceOfSatisfying(Referred.class, referred -> {
            assertThat(referred.rule()).isEqualTo("mapping-unknown-code");
            assertThat(referred.missing()).containsExactly("outcome 'G'");
        });
    }

    @Test
    void refersAResultWithoutGrade() {
        assertThat(rule(Cases.recognised().grade(null))).isEqualTo("referred release-unknown-outcome");
    }

    @Test
    void anAddressIdentifiesNobody() {
        Cases mail = Cases.recognised()
                .identifiers(new LearnerIdentifier(LearnerIdentifier.Kind.EMAIL, "a@uni.example", null));

        assertThat(rule(mail)).isEqualTo("referred assessment-identity-unidentified");
        assertThat(rule(Cases.recognised().unreachable())).isEqualTo("referred assessment-identity-unreachable");
    }

    @Test
    void tellsWhatTheCatalogueMustAdd() {
        assertThat(decide(Cases.recognised().in(null))).isInstanceOfSatisfying(Referred.class, referred -> {
            assertThat(referred.rule()).isEqualTo("catalogue-unknown");
            assertThat(referred.missing())
                    .containsExactly(
                            "learning outcomes",
                            "EQF level",
                            "type of assessment",
                            "form of participation",
                            "quality assurance");
        });
        assertThat(decide(Cases.recognised().in(Cases.opportunity(null))))
                .isInstanceOfSatisfying(Referred.class, referred -> {
                    assertThat(referred.rule()).isEqualTo("catalogue-thin");
                    assertThat(referred.missing()).containsExactly("quality assurance");
                });
    }

    @Test
    void readsCreditsFromTheResultThenTheCatalogueThenTheUnit() {
        Cases fromCatalogue = Cases.recognised().credits(null);
        Cases converted = Cases.recognised().credits(new Credits(new BigDecimal("140"), "sbu", null));
        Cases hours = Cases.recognised().credits(new Credits(new BigDecimal("140"), "hours", null));

        assertThat(decide(fromCatalogue)).isInstanceOf(Recognised.class);
        assertThat(decide(converted)).isInstanceOf(Recognised.class);
        assertThat(rule(hours)).isEqualTo("referred level-credit-unknown-unit");
        assertThat(rule(Cases.recognised().credits(Credits.ects(BigDecimal.ZERO))))
                .isEqualTo("declined level-credit-zero");
        assertThat(rule(Cases.recognised().credits(Credits.ects(new BigDecimal("120")))))
                .isEqualTo("declined level-credit-large");
    }

    @Test
    void worksOutTheOtherFacts() {
        RecognitionFacts facts =
                recognition.judge(Cases.recognised().judged(), Cases.DAY).facts();

        assertThat(facts.values())
                .containsEntry(Fact.AGE_DAYS, BigDecimal.TEN)
                .containsEntry(Fact.WORKLOAD_HOURS, new BigDecimal("133.50"))
                .containsEntry(Fact.KIND, "formal-within-path")
                .containsEntry(Fact.PARTICIPATION, "work-based")
                .containsEntry(Fact.ASSESSMENT, "written-exam")
                .containsEntry(Fact.COUNTRY, "FIN")
                .containsEntry(Fact.UNIVERSITY, "uni")
                .containsEntry(Fact.AUTHORITY, BigDecimal.ONE)
                .containsEntry(Fact.CYCLE, "first")
                .containsEntry(Fact.RELEASE_MODE, "automatic")
                .containsEntry(Fact.QUALITY_REFERENCE, false)
                .containsEntry(Fact.LANGUAGE, "en");
        assertThat(Fact.values())
                .filteredOn(fact -> !facts.values().containsKey(fact))
                .as("what nobody knows of this case")
                .containsExactly(
                        Fact.ORIGIN_KNOWN,
                        Fact.DUPLICATE,
                        Fact.RELEASE_ASKED,
                        Fact.IDENTITY_VERIFICATION,
                        Fact.ACCREDITATION,
                        Fact.STACK,
                        Fact.PART_KINDS,
                        Fact.PART_LEVEL,
                        Fact.PART_CREDITS,
                        Fact.PART_AGE_DAYS,
                        Fact.PARTS_OVERLAP);
        assertThat(RecognitionFacts.stored(facts.known())).isEqualTo(facts);
    }

    @Test
    void givesTheSameDecisionOnEveryThread() throws Exception {
        RecognitionCase judged = Cases.recognised().judged();
        Judgement alone = recognition.judge(judged, Cases.DAY);
        Callable<Boolean> many = () -> {
            boolean same = true;
            for (int i = 0; i < 500; i++) {
                same &= recognition.judge(judged, Cases.DAY).equals(alone);
            }
            return same;
        };

        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> same : threads.invokeAll(Collections.nCopies(4, many))) {
                assertThat(same.get()).isTrue();
            }
        }
    }

    private RecognitionDecision decide(Cases cases) {
        return recognition.judge(cases.judged(), Cases.DAY).decision();
    }

    private String rule(Cases cases) {
        return switch (decide(cases)) {
            case Recognised recognised -> "recognised " + recognised.rules();
            case Declined declined -> "declined " + declined.rule();
            case Referred referred -> "referred " + referred.rule();
        };
    }
}
