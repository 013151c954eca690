package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fifty thousand at once: chosen, asked after and cancelled in a moment, carried out in small transactions. */
@Tag("full")
class RetryManyTest {

    private static final int MANY = 50_000;
    private static final Duration A_MOMENT = Duration.ofSeconds(3);

    private final RetryStage stage = new RetryStage();

    @Test
    void fiftyThousandBlockNobody() {
        fiftyThousandRefused();
        RetryOrder order = new RetryOrder(RetryFrom.FAILED, null, false, RetryOrder.HIGHEST_RATE, 20, null);

        assertThat(within(() -> assertThat(stage.retries
                                .estimate(stage.ofUniversity(), order, Universities.ALL)
                                .count())
                        .isEqualTo(MANY)))
                .isLessThan(A_MOMENT);
        assertThat(within(() -> stage.retries.begin(stage.ofUniversity(), order, "ann", Universities.ALL)))
                .isLessThan(A_MOMENT);
        UUID job = stage.retries.recent(1, Universities.ALL).getFirst().id();
        Duration longest = Duration.ZERO;
        for (int look = 0; look < 12; look++) {
            stage.deliver(stage.ids("ISSUED"));
            Duration took = within(() -> stage.runner.tick());
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
        assertThat(longest).as("for 1,000 sent and 50,000 counted").isLessThan(Duration.ofSeconds(5));
        assertThat(within(() -> stage.retries.recent(20, Universities.ALL))).isLessThan(Duration.ofMillis(300));
        assertThat(within(() -> stage.retries.items(job, Universities.ALL, RetryJob.Item.QUEUED, null, 100)))
                .isLessThan(Duration.ofMillis(300));
        assertThat(within(() -> stage.retries.cancel(job, "ann", null))).isLessThan(A_MOMENT);
        assertThat(stage.retries.find(job, Universities.ALL).orElseThrow().delivered())
                .isGreaterThan(2_000);
    }

    private static Duration within(Runnable act) {
        Instant began = Instant.now();
        act.run();
        return Duration.between(began, Instant.now());
    }

    private void fiftyThousandRefused() {
        SyncRun run = stage.journal.start();
        List.of(
                        "insert into completion (university, source_key, version, content_hash, scope, live, last_seen_run)"
                                + " select r.university, 'k' || n, 1, '\\x00', 'all', true, r.id"
                                + " from sync_run r, generate_series(1, " + MANY + ") n where r.id = ?",
                        "insert into transfer (id, run, university, source_key, version, state, reason, responsible,"
                                + " failed_step, failure_kind, failure_group, attempts) select gen_random_uuid(), c.last_seen_run,"
                                + " c.university, c.source_key, 1, 'FAILED', 'HTTP 404', 'RECIPIENT', 'deliver:wallet',"
                                + " 'TargetRefused', 'f' || c.university, 1 from completion c where c.last_seen_run = ?",
                        "insert into credential (id, university, status, issued_at) select id, university, 'ACTIVE', now()"
                                + " from transfer where run = ?",
                        "insert into delivery (transfer, target, state, attempts, kind) select id, 'wallet', 'FAILED', 1,"
                                + " 'TargetRefused' from transfer where run = ?")
                .forEach(sql -> TestJournal.DATABASE.jdbc().update(sql, run.id()));
        TestJournal.DATABASE.jdbc().execute("analyze");
    }
}
