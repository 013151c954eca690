package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.passerelle.dashboard.TableDesk;
import eu.passerelle.dashboard.TableDesk.Draft;
import eu.passerelle.dashboard.TableDesk.Proposal;
import eu.passerelle.dashboard.TableDesk.Refused;
import eu.passerelle.dashboard.TableDesk.Text;
import eu.passerelle.dashboard.TrialDesk;
import eu.passerelle.journal.PersonSaid;
import eu.passerelle.journal.TableChange;
import eu.passerelle.recognition.Judgement;
import eu.passerelle.recognition.RecognitionFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A registrar's way with a table, each chapter after the one before; a thousand past decisions, a real journal. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TableBenchTest {

    private static final String KEY = TableScene.KEY;
    private static final PersonSaid ANN = TableScene.ANN;
    private static final PersonSaid BEN = TableScene.BEN;
    private static final LocalDate TODAY = TableScene.TODAY;

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init")
    private TableScene scene;

    @SuppressWarnings("NullAway.Init")
    private PolicyKeeper keeper;

    @SuppressWarnings("NullAway.Init")
    private TrialRuns trials;

    @SuppressWarnings("NullAway.Init")
    private TableBench bench;

    @BeforeAll
    void open() {
        scene = new TableScene(home, 1_000);
        keeper = scene.keeper;
        trials = scene.trials;
        bench = scene.bench(true, Clock.systemUTC());
    }

    @AfterAll
    void close() {
        scene.close();
    }

    private TableDesk.Detail detail() {
        return bench.table(KEY).orElseThrow();
    }

    /** The table's own rule; others may have more to say. */
    private String credits(String credits, LocalDate day) {
        return keeper
                .get()
                .judge(
                        RecognitionFacts.parse(Map.ofEntries(
                                Map.entry("state", "final"),
                                Map.entry("outcome", "passed"),
                                Map.entry("recognisedElsewhere", "false"),
                                Map.entry("releaseMode", "automatic"),
                                Map.entry("opportunityKnown", "true"),
                                Map.entry("missing", "[]"),
                                Map.entry("hasCredits", "true"),
                                Map.entry("credits", credits),
                                Map.entry("eqfLevel", "6"),
                                Map.entry("learnerIdentified", "true"),
                                Map.entry("reachable", "true"))),
                        null,
                        null,
                        day)
                .matched()
                .stream()
                .map(Judgement.Match::rule)
                .filter(rule -> rule.startsWith(KEY))
                .findFirst()
                .orElse("");
    }

    @Test
    @Order(1)
    void listsTheTablesInForceWithTheirExamples() {
        assertThat(bench.tables())
                .extracting(TableDesk.Row::key)
                .startsWith("release", "catalogue")
                .endsWith("stacking");
        assertThat(bench.tables()).allSatisfy(row -> {
            assertThat(row.ofStacks()).isEqualTo(row.key().equals("stacking"));
            TableDesk.Version version = Objects.requireNonNull(row.inForce());
            assertThat(version.examples()).isPositive();
            assertThat(version.unmet()).isZero();
            assertThat(version.since()).isNotNull();
        });
    }

    @Test
    @Order(2)
    void aDraftIsKeptBesideWhatIsInForceAndToldWhatIsWrong() {
        String before = keeper.get().version();

        Draft draft = bench.save(new Text(KEY, "<definitions", ""), null, "operator");
        keeper.refresh();

        assertThat(draft.trial().problems()).isNotEmpty();
        assertThat(keeper.get().version()).isEqualTo(before);
        assertThat(keeper.problems()).isEmpty();
        assertThat(home.resolve("drafts/recognition/level-credit.dmn")).exists();
        assertThatThrownBy(() -> bench.save(scene.smaller(), null, "operator"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("somebody else");
    }

    @Test
    @Order(3)
    void isProposedOnlyAsItWasTriedOnThePast() {
        Draft broken = Objects.requireNonNull(detail().draft());
        Draft draft = bench.save(scene.smaller(), broken.hash(), "operator");
        TrialDesk.Run run = scene.tried(draft.hash(), TODAY);

        assertThat(draft.trial().passes()).as(draft.trial().toString()).isTrue();
        assertThat(run.judged()).isEqualTo(1_000);
        assertThat(run.changed()).isEqualTo(200);
        assertThat(run.universities()).containsExactly("tampere");
        assertThat(trials.changes(run.id(), new TrialDesk.Search("tampere", null, "level-credit-large", 150, 100)))
                .satisfies(page -> {
                    assertThat(page.found()).isEqualTo(200);
                    assertThat(page.changes()).hasSize(50);
                });
        assertThatThrownBy(() -> scene.propose(bench, draft.hash(), TODAY.plusDays(1), run.id()))
                .hasMessageContaining("Try this very draft for this day");
        assertThatThrownBy(() -> scene.propose(bench, draft.hash(), TODAY.minusDays(1), run.id()))
                .hasMessageContaining("today");
        assertThat(scene.propose(bench, draft.hash(), TODAY, run.id()).state()).isEqualTo(TableChange.State.PROPOSED);
        assertThat(credits("50", TODAY)).isNotEqualTo("level-credit-large");
    }

    @Test
    @Order(4)
    void isInForceWhenASecondPersonConfirmsIt() {
        TableChange change = detail().changes().getFirst();

        assertThatThrownBy(() -> bench.approve(change.id(), new PersonSaid(" ann "), "operator", "I agree"))
                .hasMessageContaining("second person");
        TableChange active = bench.approve(change.id(), BEN, "operator", "as decided");

        assertThat(active.state()).isEqualTo(TableChange.State.ACTIVE);
        assertThat(active.impact()).isEqualTo(new TableChange.Impact(1_000, 200));
        assertThat(credits("50", TODAY)).isEqualTo("level-credit-large");
        assertThat(credits("50", TODAY.minusDays(1))).isNotEqualTo("level-credit-large");
        assertThat(detail().draft()).isNull();
        assertThat(detail().row().inForce()).satisfies(version -> {
            assertThat(version.version()).startsWith(KEY + "@" + TODAY);
            assertThat(version.confirmedBy()).isEqualTo("Ben");
            assertThat(version.from()).isEqualTo(TODAY);
        });
        assertThatThrownBy(() -> bench.approve(change.id(), BEN, "operator", "again"))
                .hasMessageContaining("answered already");
        assertThat(scene.journal
                        .database
                        .jdbc()
                        .queryForList(
                                "select action from audit where subject like 'level-credit%' order by id",
                                String.class))
                .contains("draft table", "propose table", "active table");
    }

    @Test
    @Order(5)
    void tellsTheHistoryAndWhatTwoVersionsSayOtherwise() {
        assertThat(detail().history()).hasSize(2).allMatch(TableDesk.Past::there);
        assertThat(detail().history().getFirst().confirmedBy()).isEqualTo("Ben");
        String now = detail().history().getFirst().version();
        String first = detail().history().getLast().version();

        assertThat(bench.lines(KEY, now)).contains("> 40");
        assertThat(bench.lines(KEY, first)).contains("> 60").isNotEqualTo(bench.lines(KEY, now));
        assertThatThrownBy(() -> bench.lines(KEY, "level-credit#00000000")).hasMessageContaining("never had");
    }

    @Test
    @Order(6)
    void anEarlierVersionComesBackFromADayOnAndIsTakenBackBeforeIt() {
        LocalDate later = TODAY.plusDays(30);
        Draft draft = bench.bringBack(KEY, detail().history().getLast().version(), "operator");
        TableChange change = scene.propose(
                bench, draft.hash(), later, scene.tried(draft.hash(), later).id());
        bench.approve(change.id(), BEN, "operator", "back to sixty");

        assertThat(credits("50", TODAY)).isEqualTo("level-credit-large");
        assertThat(credits("50", later)).isNotEqualTo("level-credit-large");
        assertThat(detail().row().planned())
                .singleElement()
                .satisfies(version -> assertThat(version.confirmedBy()).isEqualTo("Ben"));

        bench.cancel(detail().row().planned().getFirst().version(), ANN, "operator", "not yet");

        assertThat(detail().row().planned()).isEmpty();
        assertThat(credits("50", later)).isEqualTo("level-credit-large");
        assertThat(Files.exists(home.resolve("recognition/level-credit@" + later + ".dmn")))
                .isFalse();
        assertThatThrownBy(() -> bench.cancel(detail().history().getFirst().version(), ANN, "operator", "no"))
                .hasMessageContaining("planned");
    }

    @Test
    @Order(7)
    void aUniversitysOwnTableGoesTheSameWayAndAtOnceWhereTheHouseAsksForNoSecondPerson() {
        TableBench alone = scene.bench(false, Clock.systemUTC());
        String own = "awarding/tampere/" + KEY;
        Draft draft =
                alone.save(new Text(own, scene.smaller().dmn(), scene.smaller().examples()), null, "operator");
        UUID run = trials.begin(own, draft.hash(), TODAY, "operator").id();
        await().until(() -> trials.run(run).orElseThrow().state() == TrialDesk.State.DONE);

        TableChange change = alone.propose(new Proposal(own, draft.hash(), TODAY, run, "our own"), ANN, "operator");

        assertThat(change.state()).isEqualTo(TableChange.State.ACTIVE);
        assertThat(alone.tables())
                .filteredOn(row -> own.equals(row.key()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.university()).isEqualTo("tampere");
                    assertThat(row.inForce()).isNotNull();
                });
    }

    @Test
    @Order(8)
    void meansNoOtherFileThanThatOfATable() {
        for (String key : new String[] {"../release", "release/..", "/etc/passwd", "nothing", "awarding/x/../y"}) {
            assertThatThrownBy(() -> bench.save(new Text(key, "<x/>", ""), null, "operator"))
                    .as(key)
                    .isInstanceOf(Refused.class);
        }
    }
}
