package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A run that takes only results since a date leaves everything else as it was. */
class PartRunTest {

    private final TestJournal journal = new TestJournal();

    private SyncRun startPart() {
        SyncRequests requests = new SyncRequests(TestJournal.DATABASE);
        requests.ask(journal.university, LocalDate.of(2026, 5, 1), "ann");
        return requests.waiting().stream()
                .filter(request -> request.university().equals(journal.university))
                .flatMap(request -> journal.runs.begin(request).stream())
                .findFirst()
                .orElseThrow();
    }

    private static Pulled part(List<Pulled.Result> results, String watermark, int passedOver) {
        return new Pulled(results, List.of(), List.of(), watermark, false, Set.of(), passedOver);
    }

    @Test
    void keepsAPositionOfItsOwn() {
        SyncRun whole = journal.sync(journal.result("a", "3"));
        SyncRun part = startPart();
        assertThat(journal.pages.position(part)).isEmpty();

        journal.pages.store(part, part(List.of(), "part-7", 1));

        assertThat(journal.pages.position(part)).isEqualTo("part-7");
        assertThat(journal.pages.position(whole)).isEqualTo("w1");
        journal.runs.end(part, 0.05);
        assertThat(journal.pages.position(journal.start())).isEqualTo("w1");
    }

    @Test
    void withdrawsNothingByAbsenceAndCountsWhatItPassesOver() {
        journal.sync(journal.result("a", "3"), journal.result("b", "3"));
        journal.issueAll();
        SyncRun part = startPart();

        journal.pages.store(part, part(List.of(journal.result("c", "3")), "1", 1));
        journal.pages.store(part, part(List.of(), "2", 4));
        SyncRun ended = journal.runs.end(part, 0.05);

        assertThat(ended.state()).isEqualTo(SyncRun.State.DONE);
        assertThat(ended.passedOver()).isEqualTo(5);
        assertThat(ended.seen()).isEqualTo(6);
        assertThat(ended.read()).isEqualTo(1);
        assertThat(ended.withdrawn()).isZero();
        assertThat(journal.credentialStatus("a", 1)).isEqualTo("ACTIVE");
    }

    @Test
    void aLaterWholeRunReadsWhatWasPassedOver() {
        SyncRun part = startPart();
        journal.pages.store(part, part(List.of(journal.result("new", "3")), "1", 1));
        journal.runs.end(part, 0.05);

        SyncRun whole = journal.sync(journal.result("old", "3"), journal.result("new", "3"));

        assertThat(whole.read()).isEqualTo(1);
        assertThat(whole.unchanged()).isEqualTo(1);
        assertThat(whole.withdrawn()).isZero();
        assertThat(journal.sums().read()).isEqualTo(2);
    }

    /** Else it would read on where the next reading begins: a whole one from the start, or what another run waits for. */
    @Test
    void aRunThatWasKilledAfterItsLastPageHasOnlyToEnd() {
        SyncRun run = startPart();
        journal.pages.store(run, part(List.of(journal.result("a", "3")), "1", 0));
        assertThat(journal.runs.hasReadToEnd(run)).isFalse();

        journal.pages.store(run, new Pulled(List.of(), List.of(), List.of(), "2", true, Set.of(), 0));

        assertThat(journal.runs.hasReadToEnd(run)).isTrue();
    }
}
