package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Credential;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One credential for two targets, of which each has its own trouble. */
class SeveralTargetsTest {

    private final RetryStage stage = new RetryStage();
    private final TestJournal journal = stage.journal;
    private final Transfers transfers = new Transfers(TestJournal.DATABASE);

    @SuppressWarnings("NullAway.Init") // by issue
    private UUID id;

    @BeforeEach
    void issue() {
        journal.sync(journal.result("a", "3"));
        id = journal.waiting().getFirst();
        journal.issues.store(List.of(new IssueOutcome.Issued(
                id,
                List.of("release-final"),
                List.of(new Credential(id, "elm", "application/jose+json", new byte[] {1})),
                null,
                Instant.EPOCH,
                Map.of("wallet", "elm", "badges", "elm"))));
    }

    private Failure fails(String target, String kind, String message, @Nullable Instant retryAt) {
        String responsible = kind.equals("ConfigurationInvalid") ? "HUB" : "RECIPIENT";
        Failure failure = new Failure("deliver:" + target, kind, responsible, message, retryAt);
        journal.deliveries.store(target, List.of(new DeliveryOutcome.Failed(id, failure)));
        return failure;
    }

    private void arrives(String target) {
        journal.deliveries.store(target, List.of(new DeliveryOutcome.Delivered(id, "ref", false)));
    }

    private TransferView transfer() {
        return transfers.journey(id).orElseThrow().transfer();
    }

    private void failedBy(Failure failure) {
        TransferView transfer = transfer();
        assertThat(transfer.state()).isEqualTo(TransferState.FAILED);
        assertThat(transfer.reason()).isEqualTo(failure.message());
        assertThat(transfer.responsible()).isEqualTo(failure.responsible());
        assertThat(transfer.failedStep()).isEqualTo(failure.step());
        assertThat(transfer.failureKind()).isEqualTo(failure.kind());
        assertThat(transfer.failureGroup()).isEqualTo(failure.group());
    }

    private static RetryOrder handOver(String target) {
        return new RetryOrder(RetryFrom.DELIVER, target, false, 50, 20, null);
    }

    @Test
    void aTargetThatGotOverItsTroubleDoesNotStandForTheOneThatFailed() {
        Failure no = fails("wallet", "ConfigurationInvalid", "no such wallet", null);
        fails("badges", "TargetUnavailable", "it is down", Instant.now());

        arrives("badges");

        failedBy(no);
    }

    @Test
    void eachThatFailedSaysWhy() {
        fails("wallet", "TargetRefused", "no such wallet", null);
        Failure last = fails("badges", "TargetRefused", "no such badge", null);

        assertThat(transfer().reason()).isEqualTo("badges: no such badge\nwallet: no such wallet");
        assertThat(new FailureGroups(TestJournal.DATABASE).all(Universities.of(List.of(journal.university))))
                .singleElement()
                .satisfies(group -> assertThat(group.group()).isEqualTo(last.group()))
                .satisfies(group ->
                        assertThat(group.example()).isEqualTo(transfer().reason()));
        assertThat(transfers.journey(id).orElseThrow().deliveries())
                .extracting(TransferView.DeliveryView::target, TransferView.DeliveryView::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("badges", "no such badge"),
                        org.assertj.core.groups.Tuple.tuple("wallet", "no such wallet"));
    }

    @Test
    void whatIsTriedAgainAtOneTargetLeavesTheOthersFailure() {
        Failure no = fails("wallet", "TargetRefused", "no such wallet", null);
        fails("badges", "ConfigurationInvalid", "no such badge", null);

        stage.begin(handOver("badges"));
        arrives("badges");

        failedBy(no);
        stage.begin(handOver("wallet"));
        arrives("wallet");
        assertThat(transfer().state()).isEqualTo(TransferState.DELIVERED);
        assertThat(transfer().reason()).isNull();
        assertThat(transfer().failureGroup()).isNull();
    }
}
