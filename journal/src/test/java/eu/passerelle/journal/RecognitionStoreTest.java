package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.RecognitionStore.Due;
import eu.passerelle.journal.RecognitionStore.Judged;
import eu.passerelle.journal.ReturnStore.ToReturn;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PartnerCompletion;
import eu.passerelle.model.RecognitionBasis;
import eu.passerelle.model.RecognitionOutcome;
import eu.passerelle.model.RecognitionRecord;
import eu.passerelle.model.University;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecognitionStoreTest {

    private static final byte[] RULES = {1};
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final People people = new People();
    private final String home = people.university("a");
    private final String partner = people.university("b");
    private final RecognitionStore store = new RecognitionStore(TestJournal.DATABASE, TestJournal.CIPHER);
    private final ReturnStore returns = new ReturnStore(TestJournal.DATABASE, TestJournal.CIPHER);

    @Test
    void asksForLearnersWithCredentialsOfPartnersOnly() {
        people.store(home, people.record(home, "h1", "esi:x:1"), people.record(home, "h2", "esi:x:2"));
        people.store(
                partner,
                people.record(partner, "p1", "esi:x:1"),
                people.record(partner, "p2", "esi:x:1"),
                people.record(partner, "p3", "esi:x:3"));
        assertThat(due()).as("all wait to be judged by policy").isEmpty();

        people.issueAll(partner);

        assertThat(due()).singleElement().satisfies(due -> {
            assertThat(due.learner()).isEqualTo(people.learner(home, "h1").orElseThrow());
            assertThat(due.results())
                    .containsExactlyInAnyOrder(People.transfer(partner, "p1", 1), People.transfer(partner, "p2", 1));
            assertThat(due.record()).isNull();
            assertThat(store.completions(due.results()))
                    .extracting(completion -> completion.key().sourceKey())
                    .containsExactlyInAnyOrder("p1", "p2");
            assertThat(store.learner(home, due.learner())).isPresent();
        });
    }

    @Test
    void asksOnceForTheSameResultsAndRules() {
        Due due = oneDue();
        judge(due, RULES, 1);

        assertThat(due()).isEmpty();
        assertThat(store.due(home, new byte[] {2}, 10))
                .as("another list")
                .extracting(Due::record)
                .containsExactly(recordOf(due));
    }

    @Test
    void asksAgainForCorrectionsOnceTheyAreIssuedAndForWithdrawals() {
        Due due = oneDue();
        judge(due, RULES, 1);

        people.store(partner, corrected("p1"));
        assertThat(due()).as("the correction waits to be judged by policy").isEmpty();
        people.issueAll(partner);
        assertThat(due()).singleElement().satisfies(again -> {
            assertThat(again.results()).containsExactly(People.transfer(partner, "p1", 2));
            assertThat(again.record()).isEqualTo(recordOf(due));
            judge(again, RULES, 2);
        });

        people.withdraw(partner, "p1");
        assertThat(due())
                .singleElement()
                .satisfies(gone -> assertThat(gone.results()).isEmpty());
    }

    @Test
    void looksOnlyAtThoseOfWhomSomethingHasHappenedSince() {
        Due due = oneDue();
        long now = store.moment().step();
        assertThat(store.dueSince(now, home, RULES, 10)).as("nothing since").isEmpty();
        assertThat(store.dueSince(0, home, RULES, 10)).isEqualTo(due());
        judge(due, RULES, 1);

        people.store(home, people.record(home, "h2", "esi:x:2"));
        people.store(partner, corrected("p1"), people.record(partner, "p2", "esi:x:2"));
        people.issueAll(partner);
        List<Due> since = store.dueSince(now, home, RULES, 10);
        assertThat(since).hasSize(2).isEqualTo(due());
        since.forEach(each -> judge(each, RULES, each.record() == null ? 1 : 2));
        now = store.moment().step();

        people.withdraw(partner, "p2");
        assertThat(store.dueSince(now, home, RULES, 10))
                .singleElement()
                .satisfies(gone -> assertThat(gone.results()).isEmpty());
        now = store.moment().step();

        people.store(home, people.record(home, "h3", "esi:x:3"));
        assertThat(store.dueSince(now, home, RULES, 10))
                .as("no results of partners")
                .isEmpty();
    }

    @Test
    void tellsByWhatACompletionWasDecided() {
        Due due = oneDue();
        assertThat(store.decided(due.results())).as("issued without tables").isEmpty();

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

        assertThat(store.decided(due.results()))
                .containsExactly(Map.entry(
                        new CompletionKey(partner, "p1"),
                        new RecognitionStore.Decided(LocalDate.of(2026, 11, 24), Map.of("state", "final"))));
    }

    @Test
    void keepsTheNewestVersionAndHandsOverNothingElse() {
        Due due = oneDue();
        RecognitionRecord first = judge(due, RULES, 1);
        UUID record = recordOf(due);
        assertThat(store.newest(record)).contains(first);
        RecognitionRecord second = version(record, 2);

        assertThat(store.store(new Judged(again(due), record, RULES, List.of("No mapping."), second)))
                .isTrue();

        assertThat(store.newest(record)).contains(second);
        assertThat(returns.take(home, 10, LEASE)).extracting(ToReturn::content).containsExactly(second);
        assertThat(returns.list(home, 10)).singleElement().satisfies(row -> {
            assertThat(row.version()).isEqualTo(2);
            assertThat(row.state()).isEqualTo("WAITING");
            assertThat(row.referred()).containsExactly("No mapping.");
        });
    }

    @Test
    void letsTheQuickerOfTwoInstancesWin() {
        Due due = oneDue();
        judge(due, RULES, 1);
        UUID record = recordOf(due);

        assertThat(store.store(new Judged(due, UUID.randomUUID(), RULES, List.of(), null)))
                .as("two first ones")
                .isFalse();
        assertThat(store.store(new Judged(again(due), record, RULES, List.of("late"), version(record, 1))))
                .as("the same version twice")
                .isFalse();
        assertThat(returns.list(home, 10)).singleElement().satisfies(row -> {
            assertThat(row.record()).isEqualTo(record);
            assertThat(row.referred()).isEmpty();
        });
    }

    @Test
    void triesAgainUntilTheSisHasIt() {
        judge(oneDue(), RULES, 1);

        ToReturn taken = returns.take(home, 10, LEASE).getFirst();
        assertThat(returns.take(home, 10, LEASE)).as("taken").isEmpty();
        returns.failed(taken, "The SIS is out of order.", Instant.now().minusSeconds(1));
        ToReturn again = returns.take(home, 10, LEASE).getFirst();
        assertThat(again.attempts()).isEqualTo(1);
        returns.failed(again, "The SIS does not accept our credentials.", null);

        assertThat(returns.take(home, 10, LEASE)).as("a person must act").isEmpty();
        assertThat(returns.list(home, 10).getFirst().state()).isEqualTo("FAILED");
        assertThat(returns.retry(home, "operator")).isEqualTo(1);
        returns.returned(returns.take(home, 10, LEASE).getFirst(), "file-1");

        assertThat(returns.retry(home, "operator")).isZero();
        assertThat(returns.list(home, 10)).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo("RETURNED");
            assertThat(row.receipt()).isEqualTo("file-1");
            assertThat(row.reason()).isNull();
            assertThat(row.returnedAt()).isNotNull();
        });
    }

    @Test
    void keepsPersonalDataEncrypted() {
        Due due = oneDue();
        judge(due, RULES, 1);

        byte[] stored = TestJournal.DATABASE
                .jdbc()
                .queryForObject("select content from recognition_record where record = ?", byte[].class, recordOf(due));

        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("outcomes", people.world);
    }

    private Due oneDue() {
        people.store(home, people.record(home, "h1", "esi:x:1"));
        people.store(partner, people.record(partner, "p1", "esi:x:1"));
        people.issueAll(partner);
        return due().getFirst();
    }

    private List<Due> due() {
        return store.due(home, RULES, 10);
    }

    private UUID recordOf(Due due) {
        return returns.list(home, 10).stream()
                .filter(row -> row.learner().equals(due.learner()))
                .findFirst()
                .orElseThrow()
                .record();
    }

    private Due again(Due due) {
        return new Due(home, due.learner(), due.results(), recordOf(due));
    }

    private RecognitionRecord judge(Due due, byte[] rules, int version) {
        UUID record = due.record() == null ? UUID.randomUUID() : due.record();
        RecognitionRecord written = version(record, version);
        assertThat(store.store(new Judged(due, record, rules, List.of(), written)))
                .isTrue();
        return written;
    }

    private Pulled.Result corrected(String key) {
        Pulled.Result result = people.record(partner, key, "esi:x:1");
        Completion was = result.completion();
        return new Pulled.Result(
                new Completion(
                        was.key(),
                        was.learner(),
                        was.opportunityCode(),
                        LocalizedText.of("en", "Data Ethics, corrected"),
                        was.state(),
                        was.grade(),
                        was.credits(),
                        was.completedOn(),
                        was.awardingBody(),
                        was.language(),
                        was.recognisedFrom(),
                        was.partOf()),
                result.scope(),
                result.raw());
    }

    private RecognitionRecord version(UUID record, int version) {
        Completion completion = people.record(partner, "p1", "esi:x:1").completion();
        return new RecognitionRecord(
                record,
                version,
                university(home),
                completion.learner(),
                List.of(new RecognitionOutcome(
                        partner + "/p1",
                        RecognitionOutcome.Result.NEGATIVE,
                        List.of(new PartnerCompletion(university(partner), completion, null)),
                        List.of(),
                        new RecognitionBasis(RecognitionBasis.Kind.RULE, "closed list"),
                        "Not on the list.",
                        List.of())),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                "hub");
    }

    private static University university(String id) {
        return new University(
                id,
                new Organisation(LocalizedText.of("en", id), "FIN", null, null, null),
                List.of("en"),
                ZoneId.of("Europe/Helsinki"));
    }
}
