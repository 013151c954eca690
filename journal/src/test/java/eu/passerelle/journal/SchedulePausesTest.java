package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.SchedulePauses.NotRun;
import eu.passerelle.journal.SchedulePauses.Why;
import eu.passerelle.journal.SyncRequests.Wish;
import eu.passerelle.journal.SyncRun.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchedulePausesTest {

    private final TestJournal journal = new TestJournal();
    private final Schedules schedules = new Schedules(TestJournal.DATABASE);
    private final SchedulePauses pauses = schedules.pauses();
    private final SyncRequests requests = new SyncRequests(TestJournal.DATABASE);
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    void aPauseHoldsUntilItIsResumedAndSaysWhy() {
        pauses.pause(journal.university, "The SIS is moved", null, "ann");

        assertThat(pauses.of(journal.university)).hasValueSatisfying(pause -> {
            assertThat(pause.reason()).isEqualTo("The SIS is moved");
            assertThat(pause.by()).isEqualTo("ann");
        });
        assertThat(pauses.resume(journal.university, "bob")).isTrue();
        assertThat(pauses.of(journal.university)).isEmpty();
        assertThat(pauses.resume(journal.university, "bob")).isFalse();
        assertThat(pauses.lastEnd(journal.university)).isPresent();
    }

    @Test
    void aPauseEndsByItselfAndANewOneTakesThePlaceOfTheOld() {
        pauses.pause(journal.university, "a", now.plus(1, ChronoUnit.HOURS), "ann");
        pauses.pause(journal.university, "b", now.minus(1, ChronoUnit.HOURS), "ann");

        assertThat(pauses.of(journal.university)).isEmpty();
        assertThat(pauses.lastEnd(journal.university).orElseThrow()).isBefore(now.plus(1, ChronoUnit.MINUTES));
    }

    @Test
    void whatWasPassedOverIsKnownAndNothingThatRan() {
        Instant ran = now.minus(3, ChronoUnit.HOURS);
        Instant paused = now.minus(2, ChronoUnit.HOURS);
        SyncRun run =
                journal.runs.start(journal.university, Trigger.SCHEDULE, ran).orElseThrow();
        journal.runs.end(run, 0.05);

        pauses.skipped(journal.university, ran, Why.OVERLAP);
        pauses.skipped(journal.university, paused, Why.PAUSED);
        Instant missed = now.plus(1, ChronoUnit.HOURS);
        schedules.missed(journal.university, missed);

        List<NotRun> notRun = pauses.notRun(journal.university, 10);
        assertThat(notRun).extracting(NotRun::why).containsExactly(Why.MISSED, Why.PAUSED);
        assertThat(notRun).extracting(NotRun::caughtUp).containsExactly(false, true);
        assertThat(schedules.lastKnown(journal.university)).contains(missed);
    }

    @Test
    void aTimeThatWaitsBecomesARunOfTheScheduleWhenTheOneUnderWayHasEnded() {
        SyncRun underWay = journal.start();
        requests.askAfter(journal.university, now);
        requests.askAfter(journal.university, now);

        assertThat(journal.runs.begin(waiting())).isEmpty();
        journal.runs.end(underWay, 0.05);

        assertThat(journal.runs.begin(waiting())).hasValueSatisfying(run -> {
            assertThat(run.trigger()).isEqualTo(Trigger.SCHEDULE);
            assertThat(run.scheduledAt()).isEqualTo(now);
        });
    }

    @Test
    void aBackfillMovesThePositionOnlyWhenAsked() {
        LocalDate may = LocalDate.of(2026, 5, 1);
        journal.sync(journal.result("a", "3"));

        part(new Wish(may, false, false), "b");
        assertThat(position()).isEqualTo("w1");

        part(new Wish(may, true, true), "c", "d");
        assertThat(position()).isEqualTo("w2");
    }

    @Test
    void readingAnewForgetsThePosition() {
        journal.sync(journal.result("a", "3"));
        requests.ask(journal.university, Wish.ANEW, "ann");

        SyncRun run = journal.runs.begin(waiting()).orElseThrow();

        assertThat(run.takesPart()).isFalse();
        assertThat(journal.pages.position(run)).isEmpty();
    }

    private void part(Wish wish, String... keys) {
        requests.ask(journal.university, wish, "ann");
        SyncRun run = journal.runs.begin(waiting()).orElseThrow();
        journal.pages.store(
                run,
                journal.page(
                        List.of(keys).stream()
                                .map(key -> journal.result(key, "3"))
                                .toList(),
                        List.of(),
                        List.of()));
        journal.runs.end(run, 0.05);
    }

    private String position() {
        SyncRun run = journal.start();
        try {
            return journal.pages.position(run);
        } finally {
            journal.runs.end(run, 0.05);
        }
    }

    private SyncRequests.Request waiting() {
        return requests.waiting().stream()
                .filter(request -> request.university().equals(journal.university))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void severalAtOncePauseItOnce() throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(4)) {
            List<Callable<Object>> all = Stream.of("ann", "bob", "eve", "tim")
                    .<Callable<Object>>map(who -> Executors.callable(() -> {
                        for (int time = 0; time < 25; time++) {
                            pauses.pause(journal.university, "by " + who, null, who);
                        }
                    }))
                    .toList();
            for (Future<Object> each : people.invokeAll(all)) {
                each.get();
            }
        }

        SchedulePauses.Pause open = pauses.of(journal.university).orElseThrow();
        assertThat(open.reason()).isEqualTo("by " + open.by());
    }
}
