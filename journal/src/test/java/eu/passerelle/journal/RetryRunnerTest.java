package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A job is sent little by little, stopped in time by itself or by people, and goes on after a restart. */
class RetryRunnerTest {

    private final RetryStage stage = new RetryStage();

    @Test
    void beginsSlowlyAndDoublesWhileAllGoesWell() {
        stage.refused(75);

        RetryJob job = stage.begin(RetryOrder.USUAL);

        assertThat(job.sent()).isEqualTo(10);
        stage.deliver(stage.ids("ISSUED"));
        assertThat(stage.now(job).sent()).isEqualTo(20);
        assertThat(stage.now(job).sent()).as("nothing has come back yet").isEqualTo(20);
        stage.deliver(stage.ids("ISSUED"));
        assertThat(stage.now(job).sent()).isEqualTo(40);
        stage.deliver(stage.ids("ISSUED"));
        assertThat(stage.now(job).sent()).isEqualTo(5);
        stage.deliver(stage.ids("ISSUED"));
        RetryJob done = stage.now(job);
        assertThat(done.state()).isEqualTo(RetryJob.State.DONE);
        assertThat(done.delivered()).isEqualTo(75);
        assertThat(done.endedAt()).isNotNull();
    }

    @Test
    void sendsNoMoreThanItsRateAtEachLook() {
        stage.refused(30);

        RetryJob job = stage.begin(new RetryOrder(RetryFrom.FAILED, null, false, 3, 20, "the wallet is mended"));

        assertThat(job.sent()).isEqualTo(3);
        assertThat(stage.now(job).sent()).isEqualTo(6);
        assertThat(job.why()).isEqualTo("the wallet is mended");
    }

    @Test
    void stopsByItselfWhenTooManyFailAgainAndSaysSo() {
        stage.refused(40);
        RetryJob job = stage.begin(RetryOrder.USUAL);

        stage.fail("TargetRefused", stage.ids("ISSUED").subList(0, 2));
        stage.deliver(stage.ids("ISSUED"));
        RetryJob stopped = stage.now(job);

        assertThat(stopped.state()).isEqualTo(RetryJob.State.STOPPED);
        assertThat(stopped.says()).contains("2 of the last 10 failed again", "20 %", "HTTP 404: no such wallet.");
        assertThat(stage.now(job).queued()).isEqualTo(30);
        assertThat(stage.retries.resume(job.id(), "ann", "mended")).isTrue();
        assertThat(stage.now(job).sent()).isEqualTo(10);
    }

    @Test
    void aFailureThatPolicyTriesAgainCountsAsTroubleAtOnce() {
        stage.refused(40);
        RetryJob job = stage.begin(RetryOrder.USUAL);

        stage.journal.deliveries.store(
                "wallet",
                stage.ids("ISSUED").stream()
                        .<DeliveryOutcome>map(id -> new DeliveryOutcome.Failed(
                                id,
                                new Failure(
                                        "deliver:wallet",
                                        "TargetUnavailable",
                                        "RECIPIENT",
                                        "HTTP 503.",
                                        java.time.Instant.now().plusSeconds(600))))
                        .toList());

        assertThat(stage.now(job).state()).isEqualTo(RetryJob.State.STOPPED);
        assertThat(stage.now(job).troubled()).isEqualTo(10);
    }

    @Test
    void pausesResumesAndCancels() {
        stage.refused(30);
        RetryJob job = stage.begin(RetryOrder.USUAL);

        assertThat(stage.retries.pause(job.id(), "ann", "lunch")).isTrue();
        stage.deliver(stage.ids("ISSUED"));
        assertThat(stage.now(job).delivered()).isEqualTo(10);
        assertThat(stage.now(job).queued()).isEqualTo(20);
        assertThat(stage.retries.resume(job.id(), "ben", null)).isTrue();
        assertThat(stage.now(job).sent()).isEqualTo(10);
        assertThat(stage.retries.cancel(job.id(), "ben", "the wrong ones")).isTrue();

        RetryJob cancelled = stage.now(job);
        assertThat(cancelled.cancelled()).isEqualTo(10);
        assertThat(cancelled.sent()).as("what was sent goes to its end").isEqualTo(10);
        assertThat(cancelled.changedBy()).isEqualTo("ben");
        assertThat(stage.retries.resume(job.id(), "ann", null)).isFalse();
        stage.deliver(stage.ids("ISSUED"));
        assertThat(stage.now(job).state()).isEqualTo(RetryJob.State.CANCELLED);
        assertThat(stage.now(job).endedAt()).isNotNull();
        assertThat(stage.many(
                        "select count(*) from audit where subject = ?", job.id().toString()))
                .isEqualTo(3);
    }

    @Test
    void goesOnAfterARestartWithWhatWasChosenThen() {
        List<UUID> chosen = stage.refused(15);
        RetryJob job = stage.begin(RetryOrder.USUAL);
        stage.deliver(stage.ids("ISSUED"));

        stage.runner = stage.newRunner();
        stage.now(job);

        assertThat(stage.retries.items(job.id(), Universities.ALL, null, null, 100))
                .extracting(Retries.Item::transfer)
                .containsExactlyInAnyOrderElementsOf(chosen);
        assertThat(stage.now(job).sent()).isEqualTo(5);
        assertThat(replays()).isEqualTo(15);
    }

    /** The database refuses the last statement of a chunk: as if the hub were killed in the middle of it. */
    @Test
    void aChunkIsSentWholeOrNotAtAll() {
        stage.refused(15);
        String named = "broken_" + stage.journal.university;
        TestJournal.DATABASE
                .jdbc()
                .execute("create function " + named + "() returns trigger language plpgsql as $$ begin"
                        + " if new.state = 'SENT' and exists (select 1 from transfer t where t.id = new.transfer and"
                        + " t.university = '" + stage.journal.university + "') then raise exception 'killed'; end if;"
                        + " return new; end $$;"
                        + " create trigger " + named + " before update on retry_item for each row execute function "
                        + named + "()");
        try {
            RetryJob begun = stage.begin(RetryOrder.USUAL);
            assertThatThrownBy(() -> stage.now(begun)).hasMessageContaining("killed");
            assertThat(stage.ids("FAILED")).hasSize(15);
            assertThat(replays()).isZero();
        } finally {
            TestJournal.DATABASE.jdbc().execute("drop trigger " + named + " on retry_item");
        }

        stage.runner = stage.newRunner();
        stage.runner.tick();

        assertThat(stage.ids("ISSUED")).hasSize(10);
        assertThat(replays()).isEqualTo(10);
    }

    private long replays() {
        return stage.many(
                "select count(*) from step s join transfer t on t.id = s.transfer where s.step = 'replayed'"
                        + " and t.university = ?",
                stage.journal.university);
    }
}
