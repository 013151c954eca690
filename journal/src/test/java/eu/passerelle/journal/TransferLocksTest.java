package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class TransferLocksTest {

    private final TestJournal journal = new TestJournal();
    private final JdbcTemplate jdbc = TestJournal.DATABASE.jdbc();

    /** Fifty thousand that are tried again are referred to in one transaction, while others are delivered. */
    @Test
    void whoRefersToATransferDoesNotWaitForWhoChangesIt() {
        UUID transfer = journal.referred(1).getFirst();

        held(transfer, () -> new Steps(jdbc).add(List.of(new Steps.Step(transfer, "told", "done", null))));

        assertThat(jdbc.queryForObject(
                        "select count(*) from step where transfer = ? and step = 'told'", Integer.class, transfer))
                .isEqualTo(1);
    }

    @Test
    void whoChangesATransferWaitsForWhoChangesIt() {
        UUID transfer = journal.referred(1).getFirst();

        held(
                transfer,
                () -> assertThatThrownBy(() -> inTransaction(() -> {
                            jdbc.execute("set local lock_timeout = '200ms'");
                            TransferLocks.take(jdbc, transfer);
                        }))
                        .hasMessageContaining("lock timeout"));
    }

    private static void held(UUID transfer, Runnable meanwhile) {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            inTransaction(() -> {
                TransferLocks.take(TestJournal.DATABASE.jdbc(), transfer);
                try {
                    other.submit(meanwhile).get(20, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
        }
    }

    private static void inTransaction(Runnable work) {
        TestJournal.DATABASE.transactions().executeWithoutResult(status -> work.run());
    }
}
