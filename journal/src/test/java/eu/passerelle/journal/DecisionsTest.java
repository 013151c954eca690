package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionsTest {

    private final TestJournal journal = new TestJournal();
    private final Decisions decisions = new Decisions(TestJournal.DATABASE);
    private final Policies policies = new Policies(TestJournal.DATABASE);

    @Test
    void keepsEveryDecisionOfATransferWithItsFacts() {
        journal.sync(journal.result("a", "4"));
        UUID transfer = journal.waiting().getFirst();
        Decision first = decision(transfer, "referred", "catalogue-thin", List.of("EQF level"));

        refer(transfer, first);
        journal.repairs.retry(transfer, "test");
        Decision second = decision(transfer, "recognised", "quality-authority-full", List.of());
        journal.issues.store(List.of(TestJournal.issuedOutcome(transfer)), List.of(second), IssueStore.Basis.NONE);

        assertThat(decisions.of(transfer)).extracting("decision").containsExactly(first, second);
        assertThat(new Transfers(TestJournal.DATABASE)
                        .journey(transfer)
                        .orElseThrow()
                        .decisions())
                .hasSize(2);
        assertThat(newest()).containsExactly(second);
    }

    @Test
    void storesNothingOfATransferThatWasNotSettled() {
        journal.sync(journal.result("a", "4"));
        UUID transfer = journal.waiting().getFirst();
        Failure failure = new Failure("credential", "SealerAway", "HUB", "The sealer is away.", null);

        journal.issues.store(
                List.of(new IssueOutcome.Failed(transfer, failure)),
                List.of(decision(transfer, "recognised", "quality-authority-full", List.of())),
                IssueStore.Basis.NONE);

        assertThat(decisions.of(transfer)).isEmpty();
        assertThat(decisions.completeness(journal.university)).isEqualTo(new Decisions.Completeness(0, Map.of()));
    }

    @Test
    void countsWhatIsLackingByTheNewestDecision() {
        journal.sync(journal.result("a", "4"), journal.result("b", "4"));
        journal.waiting().forEach(id -> refer(id, decision(id, "referred", "catalogue-thin", List.of("EQF level"))));

        assertThat(decisions.completeness(journal.university))
                .isEqualTo(new Decisions.Completeness(2, Map.of(8, 2L, 12, 2L)));
    }

    @Test
    void aLearnerWhoAskedIsRemembered() {
        journal.sync(journal.result("a", "4"));
        UUID transfer = journal.waiting().getFirst();
        refer(transfer, decision(transfer, "referred", "release-not-asked", List.of()));

        assertThat(journal.repairs.release(transfer, "test")).isTrue();
        assertThat(journal.repairs.release(UUID.randomUUID(), "test")).isFalse();

        assertThat(journal.issues.load(List.of(transfer)))
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.asked()).isTrue());
    }

    @Test
    void knowsWhichPolicyWasInForceWhen() {
        String one = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        policies.activate(one, Map.of("release.dmn", "<one/>"), "test");
        Instant between = Instant.now();

        policies.activate(other, Map.of("release.dmn", "<other/>"), "test");
        policies.activate(other, Map.of("release.dmn", "<other/>"), "another instance");
        policies.activate(one, Map.of("release.dmn", "<one/>"), "test");

        assertThat(policies.newest().orElseThrow().version()).isEqualTo(one);
        assertThat(policies.inForce(between).orElseThrow().version()).isEqualTo(one);
        assertThat(policies.files(other)).contains(Map.of("release.dmn", "<other/>"));
        assertThat(policies.files("unknown")).isEmpty();
        assertThat(TestJournal.DATABASE
                        .jdbc()
                        .queryForObject(
                                "select count(*) from policy_activation where version in (?, ?)",
                                Integer.class,
                                one,
                                other))
                .isEqualTo(3);
    }

    private void refer(UUID transfer, Decision decision) {
        journal.issues.store(
                List.of(new IssueOutcome.Referred(transfer, decision.rule(), decision.reason(), decision.missing())),
                List.of(decision),
                IssueStore.Basis.NONE);
    }

    private List<Decision> newest() {
        List<Decision> found = new ArrayList<>();
        decisions.newest(journal.university, found::add);
        return found;
    }

    private static Decision decision(UUID transfer, String word, String rule, List<String> missing) {
        return new Decision(
                transfer,
                LocalDate.of(2026, 11, 26),
                "0123456789ab",
                word,
                List.of("release-final", rule),
                List.of("release#01234567", "other#89abcdef"),
                rule,
                "Because.",
                missing,
                List.of(8, 12),
                Map.of("state", "final", "reachable", true, "missing", missing, "eqfLevel", 6));
    }
}
