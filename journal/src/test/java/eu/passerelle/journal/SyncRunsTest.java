package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.SyncRun.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Runs: one at a time, taken over when their owner is gone. */
class SyncRunsTest {

    private final TestJournal journal = new TestJournal();

    @Test
    void onlyOneRunOfAUniversityAtOnceAndOneInstanceAScheduledTime() {
        Instant at = Instant.parse("2026-11-23T03:00:00Z");
        SyncRun run =
                journal.runs.start(journal.university, Trigger.SCHEDULE, at).orElseThrow();

        assertThat(journal.runs.start(journal.university, Trigger.MANUAL, null)).isEmpty();
        journal.runs.end(run, 0.05);
        assertThat(journal.runs.start(journal.university, Trigger.SCHEDULE, at)).isEmpty();
        assertThat(journal.runs.start(journal.university, Trigger.MANUAL, null)).isPresent();
    }

    @Test
    void aRunThatLostItsOwnerIsTakenOverOnceAndGoesOnFromItsPosition() {
        SyncRun run = journal.start();
        journal.pages.store(run, journal.page(List.of(journal.result("a", "3")), List.of(), List.of()));
        SyncRuns other = new SyncRuns(TestJournal.DATABASE, "other");
        TestJournal.DATABASE
                .jdbc()
                .update("update sync_run set heartbeat_at = now() - interval '1 hour' where id = ?", run.id());

        List<UUID> taken = other.takeOver(Duration.ofMinutes(5), List.of()).stream()
                .map(SyncRun::id)
                .toList();

        assertThat(taken).contains(run.id());
        assertThat(other.takeOver(Duration.ofMinutes(5), taken))
                .extracting(SyncRun::id)
                .doesNotContain(run.id());
        assertThat(journal.pages.position(run)).isEqualTo("w1");
        assertThat(TestJournal.DATABASE
                        .jdbc()
                        .queryForObject(
                                "select watermark from sync_position where university = ?",
                                byte[].class,
                                run.university()))
                .as("stored")
                .isNotEqualTo("w1".getBytes(StandardCharsets.UTF_8));
    }
}
