package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.RecognitionStore.Due;
import eu.passerelle.journal.RecognitionStore.Judged;
import eu.passerelle.journal.ReturnStore.ToReturn;
import eu.passerelle.model.RecognitionRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Records of recognition, from the first version to the receipt of the SIS. */
class ReturnStoreTest {

    private final RecognitionStage stage = new RecognitionStage();

    @Test
    void keepsTheNewestVersionAndHandsOverNothingElse() {
        Due due = stage.oneDue();
        RecognitionRecord first = stage.judge(due, RecognitionStage.RULES, 1);
        UUID record = stage.recordOf(due);
        assertThat(stage.store.newest(record)).contains(first);
        RecognitionRecord second = stage.version(record, 2);

        assertThat(stage.store.store(
                        new Judged(stage.again(due), record, RecognitionStage.RULES, List.of("No mapping."), second)))
                .isTrue();

        assertThat(stage.store.newest(record)).contains(second);
        assertThat(stage.returns.take(stage.home, 10, RecognitionStage.LEASE))
                .extracting(ToReturn::content)
                .containsExactly(second);
        assertThat(stage.returns.list(stage.home, 10)).singleElement().satisfies(row -> {
            assertThat(row.version()).isEqualTo(2);
            assertThat(row.state()).isEqualTo("WAITING");
            assertThat(row.referred()).containsExactly("No mapping.");
        });
    }

    @Test
    void letsTheQuickerOfTwoInstancesWin() {
        Due due = stage.oneDue();
        stage.judge(due, RecognitionStage.RULES, 1);
        UUID record = stage.recordOf(due);

        assertThat(stage.store.store(new Judged(due, UUID.randomUUID(), RecognitionStage.RULES, List.of(), null)))
                .as("two first ones")
                .isFalse();
        assertThat(stage.store.store(new Judged(
                        stage.again(due), record, RecognitionStage.RULES, List.of("late"), stage.version(record, 1))))
                .as("the same version twice")
                .isFalse();
        assertThat(stage.returns.list(stage.home, 10)).singleElement().satisfies(row -> {
            assertThat(row.record()).isEqualTo(record);
            assertThat(row.referred()).isEmpty();
        });
    }

    @Test
    void triesAgainUntilTheSisHasIt() {
        stage.judge(stage.oneDue(), RecognitionStage.RULES, 1);

        ToReturn taken =
                stage.returns.take(stage.home, 10, RecognitionStage.LEASE).getFirst();
        assertThat(stage.returns.take(stage.home, 10, RecognitionStage.LEASE))
                .as("taken")
                .isEmpty();
        stage.returns.failed(taken, "The SIS is out of order.", Instant.now().minusSeconds(1));
        ToReturn again =
                stage.returns.take(stage.home, 10, RecognitionStage.LEASE).getFirst();
        assertThat(again.attempts()).isEqualTo(1);
        stage.returns.failed(again, "The SIS does not accept our credentials.", null);

        assertThat(stage.returns.take(stage.home, 10, RecognitionStage.LEASE))
                .as("a person must act")
                .isEmpty();
        assertThat(stage.returns.list(stage.home, 10).getFirst().state()).isEqualTo("FAILED");
        assertThat(stage.returns.retry(stage.home, "operator")).isEqualTo(1);
        stage.returns.returned(
                stage.returns.take(stage.home, 10, RecognitionStage.LEASE).getFirst(), "file-1");

        assertThat(stage.returns.retry(stage.home, "operator")).isZero();
        assertThat(stage.returns.list(stage.home, 10)).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo("RETURNED");
            assertThat(row.receipt()).isEqualTo("file-1");
            assertThat(row.reason()).isNull();
            assertThat(row.returnedAt()).isNotNull();
        });
    }

    @Test
    void keepsPersonalDataEncrypted() {
        Due due = stage.oneDue();
        stage.judge(due, RecognitionStage.RULES, 1);

        byte[] stored = TestJournal.DATABASE
                .jdbc()
                .queryForObject(
                        "select content from recognition_record where record = ?", byte[].class, stage.recordOf(due));

        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("outcomes", stage.people.world);
    }
}
