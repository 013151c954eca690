package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.RecognitionStore.Due;
import eu.passerelle.model.CompletionKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose results of partners are to be judged, and when again. */
class RecognitionStoreTest {

    private final RecognitionStage stage = new RecognitionStage();

    @Test
    void asksForLearnersWithCredentialsOfPartnersOnly() {
        stage.people.store(
                stage.home,
                stage.people.record(stage.home, "h1", "esi:x:1"),
                stage.people.record(stage.home, "h2", "esi:x:2"));
        stage.people.store(
                stage.partner,
                stage.people.record(stage.partner, "p1", "esi:x:1"),
                stage.people.record(stage.partner, "p2", "esi:x:1"),
                stage.people.record(stage.partner, "p3", "esi:x:3"));
        assertThat(stage.due()).as("all wait to be judged by policy").isEmpty();

        stage.people.issueAll(stage.partner);

        assertThat(stage.due()).singleElement().satisfies(due -> {
            assertThat(due.learner())
                    .isEqualTo(stage.people.learner(stage.home, "h1").orElseThrow());
            assertThat(due.results())
                    .containsExactlyInAnyOrder(
                            People.transfer(stage.partner, "p1", 1), People.transfer(stage.partner, "p2", 1));
            assertThat(due.record()).isNull();
            assertThat(stage.store.completions(due.results()))
                    .extracting(completion -> completion.key().sourceKey())
                    .containsExactlyInAnyOrder("p1", "p2");
            assertThat(stage.store.learner(stage.home, due.learner())).isPresent();
        });
    }

    @Test
    void asksOnceForTheSameResultsAndRules() {
        Due due = stage.oneDue();
        stage.judge(due, RecognitionStage.RULES, 1);

        assertThat(stage.due()).isEmpty();
        assertThat(stage.store.due(stage.home, new byte[] {2}, 10))
                .as("another list")
                .extracting(Due::record)
                .containsExactly(stage.recordOf(due));
    }

    @Test
    void asksAgainForCorrectionsOnceTheyAreIssuedAndForWithdrawals() {
        Due due = stage.oneDue();
        stage.judge(due, RecognitionStage.RULES, 1);

        stage.people.store(stage.partner, stage.corrected("p1"));
        assertThat(stage.due())
                .as("the correction waits to be judged by policy")
                .isEmpty();
        stage.people.issueAll(stage.partner);
        assertThat(stage.due()).singleElement().satisfies(again -> {
            assertThat(again.results()).containsExactly(People.transfer(stage.partner, "p1", 2));
            assertThat(again.record()).isEqualTo(stage.recordOf(due));
            stage.judge(again, RecognitionStage.RULES, 2);
        });

        stage.people.withdraw(stage.partner, "p1");
        assertThat(stage.due())
                .singleElement()
                .satisfies(gone -> assertThat(gone.results()).isEmpty());
    }

    @Test
    void looksOnlyAtThoseOfWhomSomethingHasHappenedSince() {
        Due due = stage.oneDue();
        long now = stage.store.moment().step();
        assertThat(stage.store.dueSince(now, stage.home, RecognitionStage.RULES, 10))
                .as("nothing since")
                .isEmpty();
        assertThat(stage.store.dueSince(0, stage.home, RecognitionStage.RULES, 10))
                .isEqualTo(stage.due());
        stage.judge(due, RecognitionStage.RULES, 1);

        stage.people.store(stage.home, stage.people.record(stage.home, "h2", "esi:x:2"));
        stage.people.store(stage.partner, stage.corrected("p1"), stage.people.record(stage.partner, "p2", "esi:x:2"));
        stage.people.issueAll(stage.partner);
        List<Due> since = stage.store.dueSince(now, stage.home, RecognitionStage.RULES, 10);
        assertThat(since).hasSize(2).isEqualTo(stage.due());
        since.forEach(each -> stage.judge(each, RecognitionStage.RULES, each.record() == null ? 1 : 2));
        now = stage.store.moment().step();

        stage.people.withdraw(stage.partner, "p2");
        assertThat(stage.store.dueSince(now, stage.home, RecognitionStage.RULES, 10))
                .singleElement()
                .satisfies(gone -> assertThat(gone.results()).isEmpty());
        now = stage.store.moment().step();

        stage.people.store(stage.home, stage.people.record(stage.home, "h3", "esi:x:3"));
        assertThat(stage.store.dueSince(now, stage.home, RecognitionStage.RULES, 10))
                .as("no results of partners")
                .isEmpty();
    }

    @Test
    void tellsByWhatACompletionWasDecided() {
        Due due = stage.oneDue();
        assertThat(stage.store.decided(due.results()))
                .as("issued without tables")
                .isEmpty();

        new Decisions(TestJournal.DATABASE)
                .add(List.of(new Decision(
                        due.results().getFirst(),
                        LocalDate.of(2026, 11, 24),
                        "v",
                        "recognised",
                        List.of(),
                        List.of(),
                        "r",
                        "",
                        List.of(),
                        List.of(),
                        Map.of("state", "final"))));

        assertThat(stage.store.decided(due.results()))
                .containsExactly(Map.entry(
                        new CompletionKey(stage.partner, "p1"),
                        new RecognitionStore.Decided(LocalDate.of(2026, 11, 24), Map.of("state", "final"))));
    }
}
