package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.Decision;
import eu.passerelle.journal.RulingInForce;
import eu.passerelle.recognition.AnnexReport;
import eu.passerelle.recognition.Judgement;
import eu.passerelle.recognition.RecognitionDecision;
import eu.passerelle.recognition.RecognitionDecision.Declined;
import eu.passerelle.recognition.RecognitionDecision.Recognised;
import eu.passerelle.recognition.RecognitionDecision.Referred;
import eu.passerelle.recognition.RecognitionFacts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuledTest {

    private static final RecognitionDecision THIN = new Referred("catalogue-thin", "Too thin.", List.of("EQF level"));

    private static RulingInForce ruling(boolean recognise) {
        return new RulingInForce(
                UUID.randomUUID(), recognise, "catalogue-thin", "seen", "Ann", recognise ? "Ben" : null);
    }

    private static Judgement tables(RecognitionDecision decision, String... changes) {
        Map<String, Object> facts = new HashMap<>(
                Map.of("state", "final", "outcome", "passed", "opportunityKnown", true, "reachable", true));
        for (int i = 0; i < changes.length; i += 2) {
            facts.put(
                    changes[i],
                    List.of("true", "false").contains(changes[i + 1])
                            ? Boolean.valueOf(changes[i + 1])
                            : changes[i + 1]);
        }
        return new Judgement(
                decision,
                LocalDate.of(2026, 11, 26),
                "0123456789ab",
                List.of(
                        new Judgement.Match("release-final", "release#01234567"),
                        new Judgement.Match(decision.rule(), "catalogue#01234567")),
                RecognitionFacts.stored(facts));
    }

    @Test
    void anOverrideStandsInThePlaceOfTheReferralThatItAnswers() {
        RulingInForce ruling = ruling(true);

        Judgement judged = Ruled.by(ruling, tables(THIN));

        assertThat(judged.decision())
                .isEqualTo(new Recognised(
                        List.of("release-final", "catalogue-thin", ruling.rule()),
                        "Recognised by Ann, approved by Ben: seen"));
        Decision stored = Deciding.stored(UUID.randomUUID(), judged, new AnnexReport(List.of()));
        assertThat(stored.rule()).isEqualTo("ruling:" + ruling.id());
        assertThat(stored.rules()).hasSameSizeAs(stored.tables());
        assertThat(stored.facts()).containsEntry("state", "final");
    }

    @Test
    void aDeclineStandsWhateverTheTablesSayByNow() {
        RulingInForce ruling = ruling(false);

        assertThat(Ruled.by(ruling, tables(THIN)).decision())
                .isEqualTo(new Declined(ruling.rule(), "Declined by Ann: seen"));
        assertThat(Ruled.by(ruling, tables(new Recognised(List.of("x")))).decision())
                .isInstanceOf(Declined.class);
    }

    @Test
    void whatTablesRecogniseOrDeclineByNowNeedsNoOverride() {
        Judgement recognised = tables(new Recognised(List.of("release-final", "catalogue-complete")));
        Judgement declined = tables(new Declined("release-failed", "Failed."));

        assertThat(Ruled.by(ruling(true), recognised)).isEqualTo(recognised);
        assertThat(Ruled.by(ruling(true), declined)).isEqualTo(declined);
        assertThat(Ruled.by(null, declined)).isEqualTo(declined);
    }

    @Test
    void whatAnotherRuleRefersWasNotDecided() {
        Judgement judged = Ruled.by(ruling(true), tables(new Referred("release-not-asked", "Not asked.", List.of())));

        assertThat(judged.decision()).isInstanceOfSatisfying(Referred.class, referred -> {
            assertThat(referred.rule()).isEqualTo("release-not-asked");
            assertThat(referred.reason()).contains("could not be followed", "about catalogue-thin", "Not asked.");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "opportunityKnown, false, learning outcomes cannot be invented",
        "state, provisional, is not final",
        "outcome, failed, was failed",
        "reachable, false, no delivery target",
        "releaseAsked, false, has not asked"
    })
    void whatNobodyKnowsNobodyOverrides(String fact, String value, String why) {
        Judgement judged = Ruled.by(ruling(true), tables(THIN, fact, value));

        assertThat(judged.decision()).isInstanceOfSatisfying(Referred.class, referred -> {
            assertThat(referred.reason()).contains("could not be followed", why);
            assertThat(referred.missing()).containsExactly("EQF level");
        });
    }

    @Test
    void nobodyOverridesCodesThatNobodyUnderstands() {
        Judgement before = new Judgement(
                THIN,
                LocalDate.of(2026, 11, 26),
                "0123456789ab",
                List.of(),
                tables(THIN).facts());

        assertThat(Ruled.by(ruling(true), before).decision()).isInstanceOf(Referred.class);
    }
}
