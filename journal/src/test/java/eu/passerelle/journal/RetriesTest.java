package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Withdrawal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which transfers are tried again and which never, what it would be, and who sees of it what. */
class RetriesTest {

    private final RetryStage stage = new RetryStage();

    @Test
    void whatWaitsItsTurnIsNotTakenByAnotherRetry() {
        stage.refused(15);
        RetryJob job = stage.begin(RetryOrder.USUAL);

        assertThat(stage.retries.begin(stage.ofUniversity(), RetryOrder.USUAL, "ben", Universities.ALL))
                .isEmpty();
        assertThat(stage.retries
                        .estimate(stage.ofUniversity(), RetryOrder.USUAL, Universities.ALL)
                        .refused())
                .isEqualTo(Map.of("It waits its turn in another retry already.", 5L));
        stage.retries.pause(job.id(), "ann", null);
        assertThat(stage.retries.begin(stage.ofUniversity(), RetryOrder.USUAL, "ben", Universities.ALL))
                .isPresent();
    }

    @Test
    void staffSeeWhatIsOfTheirUniversity() {
        RetryStage other = new RetryStage();
        stage.refused(2);
        other.refused(3);
        List<UUID> both = new java.util.ArrayList<>(stage.ids("FAILED"));
        both.addAll(other.ids("FAILED"));
        Universities here = Universities.of(List.of(stage.journal.university));

        RetryJob job = stage.retries
                .begin(RetrySelection.of(both), RetryOrder.USUAL, "ann", Universities.ALL)
                .orElseThrow();

        RetryJob seen = stage.retries.find(job.id(), here).orElseThrow();
        assertThat(job.asked()).isEqualTo(5);
        assertThat(seen.asked()).isEqualTo(2);
        assertThat(seen.universities()).containsExactly(stage.journal.university);
        assertThat(stage.retries.items(job.id(), here, null, null, 10)).hasSize(2);
        assertThat(stage.retries.find(job.id(), Universities.of(List.of("elsewhere"))))
                .isEmpty();
        assertThat(stage.retries.begin(RetrySelection.of(both), RetryOrder.USUAL, "ann", Universities.of(List.of("x"))))
                .isEmpty();
    }

    @Test
    void estimatesWhatItWouldBe() {
        stage.refused(12);
        stage.notSealed(13);

        RetryEstimates.Estimate estimate =
                stage.retries.estimate(stage.ofUniversity(), RetryOrder.USUAL, Universities.ALL);

        assertThat(estimate.count()).isEqualTo(13);
        assertThat(estimate.deliverAgain()).isEqualTo(12);
        assertThat(estimate.universities()).isEqualTo(Map.of(stage.journal.university, 13L));
        assertThat(estimate.targets()).isEqualTo(Map.of("wallet", 12L));
        RetryEstimates.Estimate handed =
                stage.retries.estimate(stage.ofUniversity(), RetryStage.from(RetryFrom.DELIVER), Universities.ALL);
        assertThat(handed.count()).isEqualTo(12);
        assertThat(handed.refused()).containsValue(1L);
        assertThat(stage.ids("FAILED")).hasSize(13);
    }

    @ParameterizedTest
    @CsvSource({"5, 50, 1", "10, 50, 1", "30, 50, 2", "70, 50, 3", "150, 50, 5", "50000, 50, 1002", "50000, 1000, 56"})
    void estimatesTheTimeOfTheRamp(long count, int rate, long seconds) {
        assertThat(RetryEstimates.seconds(count, rate)).isEqualTo(seconds);
    }

    @Test
    void neverTouchesWhatWasDelivered() {
        stage.refused(1);
        stage.retries.begin(stage.ofUniversity(), RetryOrder.USUAL, "ann", Universities.ALL);
        stage.deliver(stage.ids("ISSUED"));
        List<UUID> delivered = stage.ids("DELIVERED");

        for (RetryFrom from : RetryFrom.values()) {
            assertThat(stage.retries.begin(
                            RetrySelection.of(delivered), RetryStage.from(from), "ann", Universities.ALL))
                    .as(from.name())
                    .isEmpty();
        }
        assertThat(stage.ids("DELIVERED")).hasSize(1);
    }

    @Test
    void whatTheUniversityTakesBackWhileItIsQueuedIsSkipped() {
        stage.refused(12);
        RetryJob job = stage.begin(RetryOrder.USUAL);
        UUID queued = stage.retries
                .items(job.id(), Universities.ALL, RetryJob.Item.QUEUED, null, 10)
                .getFirst()
                .transfer();
        String key = stage.one("select source_key from transfer where id = ?", queued);
        SyncRun run = stage.journal.start();
        stage.journal.pages.store(
                run,
                new Pulled(
                        List.of(),
                        List.of(),
                        List.of(new Withdrawal(
                                new CompletionKey(stage.journal.university, String.valueOf(key)), "void")),
                        "w",
                        true,
                        java.util.Set.of(),
                        0));
        stage.journal.runs.end(run, 1);

        stage.deliver(stage.ids("ISSUED"));
        stage.now(job);

        assertThat(stage.retries.items(job.id(), Universities.ALL, RetryJob.Item.SKIPPED, null, 10))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.transfer()).isEqualTo(queued);
                    assertThat(item.says()).contains("It is declined");
                });
        assertThat(stage.now(job).sent()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ISSUE | wallet | false | 50 | 20 | One target alone",
                "FAILED |  | true | 50 | 20 | The configuration of then",
                "DELIVER | wallet | true | 50 | 20 | The configuration of then",
                "FAILED |  | false | 0 | 20 | The rate is 1 to 1000",
                "FAILED |  | false | 50 | 0 | 1 to 100 percent"
            })
    void refusesWhatMakesNoSense(RetryFrom from, String target, boolean asThen, int rate, int stopAt, String why) {
        assertThatThrownBy(() -> new RetryOrder(from, target, asThen, rate, stopAt, null))
                .hasMessageContaining(why);
    }
}
