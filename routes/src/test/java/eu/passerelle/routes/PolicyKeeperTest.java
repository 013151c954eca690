package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.recognition.RecognitionFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class PolicyKeeperTest {

    private static final String TABLE = "level-credit.dmn";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final Map<String, String> SIXTY_CREDITS =
            Map.of("hasCredits", "true", "credits", "60", "eqfLevel", "7");

    @TempDir
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private PolicyJournal journal;

    @BeforeEach
    void open() {
        journal = new PolicyJournal(home);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void takesAChangedTableWithoutARestart() {
        PolicyKeeper keeper = journal.keeper();
        String before = keeper.get().version();

        journal.edit(TABLE, "(0..60]", "(0..30]");
        journal.edit(TABLE, "&gt; 60", "&gt; 30");
        journal.edit(
                "level-credit.examples.csv",
                "true,60,1600,8,recognised,level-credit-fits",
                "true,60,1600,8,declined,level-credit-large");
        keeper.refresh();

        assertThat(keeper.problems()).isEmpty();
        assertThat(keeper.get().version()).isNotEqualTo(before);
        assertThat(journal.keeper().get().version()).isEqualTo(keeper.get().version());
        assertThat(keeper.version(before)).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            # wrong         | replace                | by                       | is told
            an overlap      | hitPolicy="FIRST"      | hitPolicy="UNIQUE"       | level-credit.dmn, table level-credit, row
            a gap           | [4..8]                 | [5..8]                   | level-credit.dmn, table level-credit, row 10
            an unknown fact | <text>eqfLevel</text>  | <text>eqflevel</text>    | level-credit.dmn, table level-credit: input column 6: there is no fact 'eqflevel'; did you mean 'eqfLevel'
            a type error    | <text>&lt; 4</text>    | <text>"low"</text>       | level-credit.dmn, table level-credit, row 8: input cell 6 ("low"): the column is a number, not a string
            """)
    void refusesATableWithItsRowAndKeepsTheRunningVersion(String wrong, String from, String to, String told) {
        PolicyKeeper keeper = journal.keeper();
        String before = keeper.get().version();
        if (wrong.equals("a gap")) {
            withoutTheLastRow();
        } else {
            journal.edit(TABLE, from, to);
        }

        keeper.refresh();

        assertThat(keeper.get().version()).isEqualTo(before);
        assertThat(keeper.problems())
                .isNotEmpty()
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith(
                                wrong.equals("a gap")
                                        ? "level-credit.dmn, table level-credit: no row fits where"
                                        : told));
    }

    private void withoutTheLastRow() {
        String text = journal.text(TABLE);
        int row = text.indexOf("<rule id=\"level-credit-incomplete\">");
        journal.write(TABLE, text.substring(0, row) + text.substring(text.indexOf("</rule>", row) + 7));
    }

    @Test
    void refusesATableWhoseExamplesItDoesNotMeet() {
        PolicyKeeper keeper = journal.keeper();

        journal.edit(TABLE, "(0..60]", "(0..50]");
        keeper.refresh();

        assertThat(keeper.problems())
                .anySatisfy(problem -> assertThat(problem)
                        .contains("level-credit.examples.csv", "sixty credits", "level-credit-incomplete"));
    }

    @Test
    void startsWithTheLastGoodVersionWhenFilesAreBroken() {
        String good = journal.keeper().get().version();
        journal.write(TABLE, "<definitions");

        PolicyKeeper restarted = journal.keeper();

        assertThat(restarted.get().version()).isEqualTo(good);
        assertThat(restarted.problems())
                .anySatisfy(problem -> assertThat(problem).startsWith(TABLE));
    }

    @Test
    void doesNotStartWithBrokenFilesWhereNothingWasEverInForce() {
        journal.write(TABLE, "<definitions");

        assertThatThrownBy(journal::keeper)
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining(TABLE);
    }

    @Test
    void knowsWhatWasInForceAtAMoment() {
        PolicyKeeper keeper = journal.keeper();
        String first = keeper.get().version();
        Instant then = Instant.now();
        journal.edit("authority.csv", "ESP,2", "ESP,1");
        keeper.refresh();

        assertThat(keeper.get().version()).isNotEqualTo(first);
        assertThat(keeper.at(then).version()).isEqualTo(first);
        assertThat(keeper.at(Instant.now()).version()).isEqualTo(keeper.get().version());
        assertThat(keeper.at(Instant.EPOCH).version()).isEqualTo(first);
    }

    @Test
    void asksTheTableOfTheDayAndOfTheUniversity() {
        String stricter = journal.text(TABLE).replace("(0..60]", "(0..30]").replace("&gt; 60", "&gt; 30");
        String examples = journal.text("level-credit.examples.csv")
                .replace("true,60,1600,8,recognised,level-credit-fits", "true,60,1600,8,declined,level-credit-large");
        for (String place : new String[] {
            "level-credit@2027-01-01", "awarding/aveiro/level-credit", "receiving/tampere/level-credit"
        }) {
            journal.write(place + ".dmn", stricter);
            journal.write(place + ".examples.csv", examples);
        }
        PolicyKeeper keeper = journal.keeper();

        assertThat(rule(keeper, null, null, DAY)).isEqualTo("level-credit-fits");
        assertThat(rule(keeper, null, null, LocalDate.of(2026, 12, 31))).isEqualTo("level-credit-fits");
        assertThat(rule(keeper, null, null, LocalDate.of(2027, 1, 1))).isEqualTo("level-credit-large");
        assertThat(rule(keeper, "aveiro", null, DAY)).isEqualTo("level-credit-large");
        assertThat(rule(keeper, "trento", "tampere", DAY)).isEqualTo("level-credit-large");
        assertThat(keeper.get().inForce("aveiro", null, DAY))
                .anySatisfy(table -> assertThat(table.version()).startsWith("awarding/aveiro/level-credit#"));
    }

    private static String rule(
            PolicyKeeper keeper,
            @org.jspecify.annotations.Nullable String awarding,
            @org.jspecify.annotations.Nullable String receiving,
            LocalDate day) {
        Map<String, String> facts = new java.util.HashMap<>(SIXTY_CREDITS);
        facts.putAll(Map.of(
                "state", "final", "outcome", "passed", "recognisedElsewhere", "false", "releaseMode", "automatic"));
        facts.putAll(
                Map.of("opportunityKnown", "true", "missing", "[]", "learnerIdentified", "true", "reachable", "true"));
        return keeper.get()
                .judge(RecognitionFacts.parse(facts), awarding, receiving, day)
                .matched()
                .get(4)
                .rule();
    }
}
