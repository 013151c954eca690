package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.dashboard.PolicyDesk.Refused;
import eu.passerelle.dashboard.PolicyDesk.Trial;
import eu.passerelle.dashboard.PolicyDesk.Verdict;
import eu.passerelle.dashboard.PolicyDesk.WhatIf;
import eu.passerelle.recognition.Judgement;
import eu.passerelle.recognition.RecognitionFacts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A hundred thousand past decisions, half a credit to fifty credits, of which a smaller limit would decline some. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIfTest {

    private static final int DECISIONS = 100_000;
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
        JdbcTemplate jdbc = journal.database.jdbc();
        jdbc.update("insert into sync_run (id, university, trigger, state, owner)"
                + " values (gen_random_uuid(), 'tampere', 'MANUAL', 'DONE', 'test')");
        jdbc.update(
                "insert into transfer (id, run, university, source_key, version, state) select gen_random_uuid(),"
                        + " (select id from sync_run), 'tampere', 'k' || n, 1, 'DELIVERED' from generate_series(0, ?) n",
                DECISIONS - 1);
        for (int half = 1; half <= 100; half++) {
            insert(jdbc, half);
        }
    }

    /** A thousand decisions on so many half credits. */
    private void insert(JdbcTemplate jdbc, int half) {
        Map<String, String> facts = new java.util.HashMap<>(Map.of(
                "state", "final",
                "outcome", "passed",
                "recognisedElsewhere", "false",
                "releaseMode", "automatic",
                "opportunityKnown", "true",
                "missing", "[]",
                "learnerIdentified", "true",
                "reachable", "true",
                "university", "tampere",
                "country", "FIN"));
        facts.putAll(Map.of(
                "hasCredits", "true",
                "credits", String.valueOf(half / 2.0),
                "eqfLevel", "6",
                "qualityAssurance", "external",
                "kind", "formal-within-path",
                "ageDays", "30"));
        Judgement judgement =
                keeper.get().judge(keeper.get().complete(RecognitionFacts.parse(facts)), "tampere", null, DAY);
        jdbc.update(
                "insert into decision (transfer, as_of, policy, decision, rules, tables, rule, reason, missing, lacking,"
                        + " facts) select id, ?, ?, ?, string_to_array(?, ','), string_to_array(?, ','), ?, ?, '{}', '{12,15}', ?::jsonb"
                        + " from transfer where substring(source_key from 2)::int % 100 = ?",
                DAY,
                judgement.policy(),
                judgement.decision().word(),
                String.join(
                        ",",
                        judgement.matched().stream().map(Judgement.Match::rule).toList()),
                String.join(
                        ",",
                        judgement.matched().stream().map(Judgement.Match::table).toList()),
                judgement.decision().rule(),
                judgement.decision().reason(),
                new String(
                        JsonMapper.shared().writeValueAsBytes(judgement.facts().known()),
                        java.nio.charset.StandardCharsets.UTF_8),
                half % 100);
    }

    @AfterAll
    void close() {
        journal.close();
    }

    @Test
    void listsWhatASmallerLimitWouldChangeWithinAMinute() {
        String smaller = journal.text(TABLE).replace("(0..60]", "(0..40]").replace("&gt; 60", "&gt; 40");
        long begin = System.nanoTime();

        WhatIf found = deciding.whatIf(new Trial(Map.of(TABLE, smaller), false, null, null, false));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));
        assertThat(found.decisions()).isEqualTo(DECISIONS);
        assertThat(found.changed()).isEqualTo(20_000);
        assertThat(found.otherReason()).isZero();
        assertThat(found.transfers()).hasSize(20_000).doesNotHaveDuplicates();
        assertThat(found.groups()).singleElement().satisfies(group -> {
            assertThat(group.from()).isEqualTo(new Verdict("recognised", "quality-authority-external"));
            assertThat(group.to()).isEqualTo(new Verdict("declined", "level-credit-large"));
            assertThat(group.count()).isEqualTo(20_000);
        });
        assertThat(found.notes()).anySatisfy(note -> assertThat(note).contains("sixty credits"));
        java.util.logging.Logger.getLogger(getClass().getName())
                .info("what-if over 100,000: " + Duration.ofNanos(System.nanoTime() - begin));
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
        assertThat(found.changed()).isEqualTo(20_000);
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
