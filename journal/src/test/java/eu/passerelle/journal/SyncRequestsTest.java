package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.SyncRequests.Request;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a person has asked for is answered by a run, whatever is killed in between. */
class SyncRequestsTest {

    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    private final TestJournal journal = new TestJournal();
    private final SyncRequests requests = new SyncRequests(TestJournal.DATABASE);

    @Test
    void aHubKilledWhileItBeginsARunLeavesTheRequestWaiting() {
        UUID asked = requests.ask(journal.university, "ann");

        // a transaction that never commits is what a killed hub leaves behind
        TestJournal.DATABASE.transactions().executeWithoutResult(killed -> {
            assertThat(journal.runs.begin(waiting().getFirst())).isPresent();
            killed.setRollbackOnly();
        });

        assertThat(waiting()).extracting(Request::id).containsExactly(asked);
        assertThat(journal.view.runs(journal.university, 10)).isEmpty();
        assertThat(journal.runs.begin(waiting().getFirst())).isPresent();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aHubKilledAfterItHasBegunARunGoesOnWithIt() {
        requests.ask(journal.university, MAY, "ann");

        SyncRun begun = journal.runs.begin(waiting().getFirst()).orElseThrow();

        assertThat(new SyncRuns(TestJournal.DATABASE, "test").takeOver(Duration.ofMinutes(3), List.of()))
                .filteredOn(run -> run.id().equals(begun.id()))
                .singleElement()
                .satisfies(run -> assertThat(run.since()).isEqualTo(MAY));
    }

    @Test
    void aRequestIsBegunOnce() {
        requests.ask(journal.university, "ann");
        Request request = waiting().getFirst();

        Optional<SyncRun> first = journal.runs.begin(request);
        journal.runs.end(first.orElseThrow(), 0.05);

        assertThat(journal.runs.begin(request)).isEmpty();
        assertThat(journal.view.runs(journal.university, 10)).hasSize(1);
    }

    @Test
    void aWholeRunUnderWayAnswersAllThatIsAskedForMeanwhile() {
        SyncRun underWay = journal.start();
        requests.ask(journal.university, "ann");
        requests.ask(journal.university, MAY, "ann");

        waiting().forEach(request -> assertThat(journal.runs.begin(request)).isEmpty());

        assertThat(waiting()).isEmpty();
        assertThat(TestJournal.DATABASE
                        .jdbc()
                        .queryForList(
                                "select run from sync_request where university = ?", UUID.class, journal.university))
                .containsExactly(underWay.id(), underWay.id());
    }

    @Test
    void aWholeRunWaitsBehindOneThatTakesAPart() {
        requests.ask(journal.university, MAY, "ann");
        SyncRun part = journal.runs.begin(waiting().getFirst()).orElseThrow();
        requests.ask(journal.university, "ann");

        assertThat(journal.runs.begin(waiting().getFirst())).isEmpty();

        journal.runs.end(part, 0.05);
        assertThat(journal.runs.begin(waiting().getFirst()))
                .hasValueSatisfying(run -> assertThat(run.since()).isNull());
    }

    private List<Request> waiting() {
        return requests.waiting().stream()
                .filter(request -> request.university().equals(journal.university))
                .toList();
    }
}
