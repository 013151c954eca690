package eu.passerelle.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proposed row, put where it says, makes a policy that decides the case as people did; notes tell whom else it meets. */
class ProposedRowTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final String REASON = "The \"level\" is in the diploma <supplement> & was seen.";

    private final Recognition recognition = Tables.shipped();

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            catalogue-thin;               missing=EQF level
            catalogue-unknown;            opportunityKnown=false
            release-provisional;          state=provisional
            assessment-identity-unreachable; reachable=false
            level-credit-no-level;        eqfLevel=
            """)
    void decidesTheCaseAsPeopleDid(String rule, String change) {
        RecognitionFacts facts = facts(change);
        RecognitionDecision before =
                recognition.judge(facts, "tampere", null, DAY).decision();
        assertThat(before).isInstanceOf(RecognitionDecision.Referred.class);
        assertThat(before.rule()).isEqualTo(rule);

        ProposedRow proposed = recognition
                .propose(
                        new RuledCase(facts, before.rule(), false, REASON, "a1b2c3d4", "Ruling of a test"),
                        "tampere",
                        DAY)
                .orElseThrow();

        Recognition with = Recognition.of(recognition.files().with(inserted(proposed)), recognition);
        assertThat(with.judge(facts, "tampere", null, DAY).decision()).satisfies(decision -> {
            assertThat(decision.word()).as(rule).isEqualTo("declined");
            assertThat(decision.rule()).endsWith("-ruled-a1b2c3d4");
            assertThat(decision.reason()).isEqualTo(REASON);
        });
        List<ExampleResult> unmet =
                with.examples().stream().filter(example -> !example.met()).toList();
        assertThat(unmet)
                .filteredOn(example -> !example.name().isEmpty())
                .allSatisfy(example -> assertThat(proposed.notes())
                        .anySatisfy(note -> assertThat(note).contains("'" + example.name() + "'")));
        assertThat(proposed.notes().stream().filter(note -> note.startsWith("The example '")))
                .hasSize((int) unmet.stream()
                        .filter(example -> !example.name().isEmpty())
                        .count());
        assertThat(with.examples()).anySatisfy(example -> {
            assertThat(example.met()).isTrue();
            assertThat(example.name()).isEqualTo("as people decided in a1b2c3d4");
        });
    }

    private Map<String, String> inserted(ProposedRow proposed) {
        String table = recognition.files().text(proposed.table()).orElseThrow();
        String examples = recognition.files().text(proposed.examples()).orElseThrow();
        String place = "<rule id=\"" + proposed.before() + "\">";
        assertThat(table).contains(place);
        return Map.of(
                proposed.table(),
                table.replace(place, proposed.row() + place),
                proposed.examples(),
                examples.stripTrailing() + "\n" + proposed.example() + "\n");
    }

    @Test
    void knowsOnlyRulesOfTables() {
        assertThat(recognition.propose(
                        new RuledCase(facts("missing=EQF level"), "mapping-unknown-code", true, "x", "k", "s"),
                        null,
                        DAY))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "opportunityKnown=false, catalogue has no entry",
        "missing=EQF level|learning outcomes, states no learning outcomes",
        "state=provisional, not final",
        "outcome=failed, failed",
        "reachable=false, address",
        "releaseAsked=false, has not asked"
    })
    void whatNobodyCanOverrideIsSaid(String change, String why) {
        assertThat(OverrideLimit.of(facts(change), true).orElseThrow()).contains(why);
    }

    @Test
    void whatIsThinCanBeOverriddenButNotUnknownCodes() {
        assertThat(OverrideLimit.of(facts("missing=EQF level"), true)).isEmpty();
        assertThat(OverrideLimit.of(facts("missing=EQF level"), false)).isPresent();
    }

    @Test
    void everyTableIsHeardNotOnlyTheOneThatSettlesIt() {
        RecognitionFacts facts = facts("missing=EQF level");

        assertThat(recognition.answers(facts, "tampere", DAY))
                .hasSize(recognition.inForce("tampere", null, DAY).size() - 1) // it is no stack
                .anySatisfy(answer -> assertThat(answer.decision().rule()).isEqualTo("catalogue-thin"));
    }

    private RecognitionFacts facts(String change) {
        Map<String, String> facts = new HashMap<>(Map.of(
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
                "credits", "5.0",
                "eqfLevel", "6",
                "qualityAssurance", "external",
                "kind", "formal-within-path",
                "assessment", "written-exam",
                "participation", "online",
                "ageDays", "30"));
        String[] parts = change.split("=", -1);
        if (parts[1].isEmpty()) {
            facts.remove(parts[0]);
        } else {
            facts.put(parts[0], parts[1]);
        }
        return recognition.complete(RecognitionFacts.parse(facts));
    }
}
