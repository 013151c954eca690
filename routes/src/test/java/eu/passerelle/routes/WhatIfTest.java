package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.dashboard.PolicyDesk.Refused;
import eu.passerelle.dashboard.PolicyDesk.Trial;
import eu.passerelle.dashboard.PolicyDesk.Verdict;
import eu.passerelle.dashboard.PolicyDesk.WhatIf;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand past decisions, half a credit to fifty credits, of which a smaller limit would decline some. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIfTest {

    private static final int DECISIONS = 10_000;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final String TABLE = "level-credit.dmn";

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init")
    private PolicyJournal journal;

    @SuppressWarnings("NullAway.Init")
    private PolicyKeeper keeper;

    @SuppressWarnings("NullAway.Init")
    private Deciding deciding;

    @BeforeAll
    void fill() {
        journal = new PolicyJournal(home);
        keeper = journal.keeper();
        deciding = new Deciding(keeper, journal.decisions(), Clock.systemUTC());
        SamplePast.fill(journal.database.jdbc(), keeper, DECISIONS, DAY);
    }

    @AfterAll
    void close() {
        journal.close();
    }

    @Test
    void listsWhatASmallerLimitWouldChange() {
        String smaller = journal.text(TABLE).replace("(0..60]", "(0..40]").replace("&gt; 60", "&gt; 40");
        WhatIf found = deciding.whatIf(new Trial(Map.of(TABLE, smaller), false, null, null, false));

        assertThat(found.decisions()).isEqualTo(DECISIONS);
        assertThat(found.changed()).isEqualTo(2_000);
        assertThat(found.otherReason()).isZero();
        assertThat(found.transfers()).hasSize(2_000).doesNotHaveDuplicates();
        assertThat(found.groups()).singleElement().satisfies(group -> {
            assertThat(group.from()).isEqualTo(new Verdict("recognised", "quality-authority-external"));
            assertThat(group.to()).isEqualTo(new Verdict("declined", "level-credit-large"));
            assertThat(group.count()).isEqualTo(2_000);
        });
        assertThat(found.notes()).anySatisfy(note -> assertThat(note).contains("sixty credits"));
    }

    @Test
    void aReplayOfTheWholePastChangesNothing() {
        WhatIf found = deciding.whatIf(new Trial(null, false, null, null, true));

        assertThat(found.decisions()).isEqualTo(DECISIONS);
        assertThat(found.changed()).isZero();
        assertThat(found.transfers()).isEmpty();
    }

    @Test
    void aTableFromADayOnIsTriedForThatDay() {
        String later = journal.text(TABLE).replace("(0..60]", "(0..40]").replace("&gt; 60", "&gt; 40");

        WhatIf found =
                deciding.whatIf(new Trial(Map.of("level-credit@2027-01-01.dmn", later), false, "tampere", null, false));

        assertThat(found.asOf()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(found.changed()).isEqualTo(2_000);
        assertThat(deciding.whatIf(new Trial(Map.of("level-credit@2027-01-01.dmn", later), false, null, DAY, false))
                        .changed())
                .isZero();
        assertThat(deciding.whatIf(new Trial(null, false, "aveiro", DAY, false)).decisions())
                .isZero();
    }

    @Test
    void theAuthorityOfACountryIsThatOfTheTriedPolicy() {
        WhatIf found = deciding.whatIf(new Trial(
                Map.of("authority.csv", journal.edited("authority.csv", "FIN,1", "FIN,5")), false, null, null, false));

        assertThat(found.changed())
                .as("external quality assurance asks for no authority")
                .isZero();
    }

    @Test
    void refusesATableThatCannotBeUsed() {
        assertThatThrownBy(() -> deciding.whatIf(new Trial(Map.of(TABLE, "<x/>"), false, null, null, false)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(TABLE);
    }

    @Test
    void tellsWhyATransferWasDecidedSoAndWhatIsSaidToday() {
        UUID transfer = journal.database
                .jdbc()
                .queryForList("select id from transfer limit 1", UUID.class)
                .getFirst();

        var again = deciding.again(transfer, null).orElseThrow();

        assertThat(again.stored().rules()).hasSize(6).startsWith("release-final");
        assertThat(again.stored().tables())
                .hasSize(6)
                .allSatisfy(table -> assertThat(table).matches("[a-z-]+#[0-9a-f]{8}"));
        assertThat(again.again().decision()).isEqualTo("recognised");
        assertThat(deciding.again(UUID.randomUUID(), null)).isEmpty();
    }

    @Test
    void countsWhatCredentialsLack() {
        var completeness = deciding.completeness("tampere");

        assertThat(completeness.decided()).isEqualTo(DECISIONS);
        assertThat(completeness.elements()).hasSize(16);
        assertThat(completeness.elements().stream().filter(element -> element.lacking() > 0))
                .allSatisfy(element -> {
                    assertThat(element.mandatory()).isFalse();
                    assertThat(element.lacking()).isEqualTo(DECISIONS);
                })
                .extracting("title")
                .containsExactly("prerequisites", "integration and stackability");
    }
}
