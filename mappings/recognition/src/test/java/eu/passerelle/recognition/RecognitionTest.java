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
                        "identity-known",
                        "catalogue-complete",
                        "level-credit-fits",
                        "quality-external")));
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
        Cases elsewhere = Cases.recognised().recognisedFrom("unknown");

        assertThat(rule(failed)).isEqualTo("declined release-failed");
        assertThat(rule(elsewhere)).isEqualTo("declined release-elsewhere");
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
                List.of("outcome 'G'"));

        var decision = recognition.decide(
                new RecognitionCase(judged.university(), unknown, judged.opportunity(), judged.reachable()), Cases.DAY);

        assertThat(decision).isInstanceOfSatisfying(Referred.class, referred -> {
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

        assertThat(rule(mail)).isEqualTo("referred identity-unidentified");
        assertThat(rule(Cases.recognised().unreachable())).isEqualTo("referred identity-unreachable");
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
        RecognitionFacts facts = RecognitionFacts.of(Cases.recognised().judged(), Cases.DAY);

        assertThat(facts.values())
                .containsEntry(Fact.AGE_DAYS, BigDecimal.TEN)
                .containsEntry(Fact.WORKLOAD_HOURS, new BigDecimal("133.50"))
                .containsEntry(Fact.KIND, "formal-within-path")
                .containsEntry(Fact.PARTICIPATION, "work-based")
                .containsEntry(Fact.ASSESSMENT, "written-exam")
                .containsEntry(Fact.COUNTRY, "FIN")
                .containsEntry(Fact.UNIVERSITY, "uni")
                .containsEntry(Fact.LANGUAGE, "en");
        assertThat(facts.values().keySet()).containsExactlyInAnyOrder(Fact.values());
    }

    @Test
    void givesTheSameDecisionOnEveryThread() throws Exception {
        RecognitionCase judged = Cases.recognised().judged();
        RecognitionDecision alone = recognition.decide(judged, Cases.DAY);
        Callable<Boolean> many = () -> {
            boolean same = true;
            for (int i = 0; i < 500; i++) {
                same &= recognition.decide(judged, Cases.DAY).equals(alone);
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
        return recognition.decide(cases.judged(), Cases.DAY);
    }

    private String rule(Cases cases) {
        return switch (decide(cases)) {
            case Recognised recognised -> "recognised " + recognised.rules();
            case Declined declined -> "declined " + declined.rule();
            case Referred referred -> "referred " + referred.rule();
        };
    }
}
