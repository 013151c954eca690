package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.CredentialOrder.Asked;
import eu.passerelle.journal.CredentialOrder.Kind;
import eu.passerelle.journal.CredentialOrder.Reason;
import eu.passerelle.journal.Rulings.Speaker;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CredentialIds;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReissuingTest {

    private final TestJournal journal = new TestJournal();
    private final CredentialOrders orders = new CredentialOrders(TestJournal.DATABASE, TestJournal.CIPHER);
    private final CredentialSearch search = new CredentialSearch(TestJournal.DATABASE, TestJournal.CIPHER);

    @BeforeEach
    void issued() {
        journal.sync(journal.result("k1", "4"), journal.result("k2", "4"), journal.result("k3", "4"));
        journal.issueAll();
    }

    private UUID id(String key, int version) {
        return CredentialIds.of(new CompletionKey(journal.university, key), version);
    }

    private CredentialOrder ask(Reason reason, UUID... credentials) {
        return orders.ask(
                        new Asked(reason.kind(), List.of(credentials), reason, "as the board said"),
                        new Speaker("operator", "one"))
                .orElseThrow();
    }

    private @Nullable String refusal(@Nullable Reason reason, UUID credential) {
        return orders.prospects(Kind.REISSUE, reason, List.of(credential))
                .getFirst()
                .not();
    }

    @Test
    void whatIsRevokedWhileItIsIssuedAnewDoesNotComeBack() {
        ask(Reason.SEAL_RENEWED, id("k1", 1));
        journal.sync(journal.result("k1", "4"), journal.result("k2", "5"), journal.result("k3", "4"));

        CredentialOrder order = ask(Reason.MISCONDUCT, id("k1", 1));
        ask(Reason.MISCONDUCT, id("k2", 1));

        assertThat(order.done()).isOne();
        assertThat(journal.waiting())
                .as("a correction is the university's word")
                .containsExactly(id("k2", 2));
        journal.issueAll();
        assertThat(journal.credentialStatus("k1", 1)).isEqualTo("REVOKED");
        assertThat(search.find(id("k1", 2))).isEmpty();
        assertThat(search.find(id("k2", 2))).isPresent();
    }

    @Test
    void aCredentialIssuedAnewHoldsUntilItsSuccessorDoes() {
        journal.deliverAll();
        Sums before = journal.sums();

        ask(Reason.SEAL_RENEWED, id("k1", 1));

        assertThat(journal.credentialStatus("k1", 1)).isEqualTo("ACTIVE");
        assertThat(journal.waiting()).containsExactly(id("k1", 2));
        assertThat(journal.issues.load(List.of(id("k1", 2))))
                .singleElement()
                .satisfies(again ->
                        assertThat(again.completion().key().sourceKey()).isEqualTo("k1"));
        assertThat(refusal(null, id("k1", 1)))
                .isEqualTo("A newer version of this result has no credential (pulled): its transfer says what"
                        + " can be done.");
        journal.issueAll();
        assertThat(refusal(null, id("k1", 1))).startsWith("There is a newer version");
        assertThat(journal.credentialStatus("k1", 1)).isEqualTo("SUPERSEDED");
        assertThat(journal.credentialStatus("k1", 2)).isEqualTo("ACTIVE");
        assertThat(search.find(id("k1", 1)).orElseThrow())
                .satisfies(old -> assertThat(old.supersededBy()).isEqualTo(id("k1", 2)))
                .satisfies(old -> assertThat(old.statusReason()).isEqualTo("issued anew"));
        assertThat(journal.sums().read()).isEqualTo(before.read() + 1);
        SyncRun run = journal.view.runs(journal.university, 1).getFirst();
        assertThat(run.trigger()).isEqualTo(SyncRun.Trigger.REISSUE);
        assertThat(journal.view.sumsOf(run.id()).read()).isEqualTo(run.read()).isOne();
        assertThat(new OverviewView(TestJournal.DATABASE).lastRuns())
                .as("nothing was read by it")
                .hasEntrySatisfying(
                        journal.university, last -> assertThat(last.trigger()).isEqualTo(SyncRun.Trigger.MANUAL));
    }

    @Test
    void theNextSyncFindsWhatWasIssuedAnewUnchanged() {
        ask(Reason.SEAL_RENEWED, id("k1", 1));
        journal.issueAll();

        SyncRun run = journal.sync(journal.result("k1", "4"), journal.result("k2", "4"), journal.result("k3", "5"));

        assertThat(run.unchanged()).isEqualTo(2);
        assertThat(journal.waiting()).containsExactly(id("k3", 2));
    }

    @Test
    void aRevokedOneComesBackOnlyAsANewCredential() {
        ask(Reason.ISSUED_IN_ERROR, id("k1", 1));

        ask(Reason.REVOKED_IN_ERROR, id("k1", 1));
        journal.issueAll();

        assertThat(journal.credentialStatus("k1", 1)).isEqualTo("REVOKED");
        assertThat(journal.credentialStatus("k1", 2)).isEqualTo("ACTIVE");
    }

    @Test
    void whatWasRevokedOnItsWayComesBackForTheSameReasonAsAnyOther() {
        ask(Reason.SEAL_RENEWED, id("k1", 1));
        ask(Reason.ISSUED_IN_ERROR, id("k1", 1));
        assertThat(journal.sync(journal.result("k1", "4"), journal.result("k2", "4"), journal.result("k3", "4"))
                        .unchanged())
                .as("the university alone does not bring it back")
                .isEqualTo(3);
        assertThat(refusal(Reason.DATA_COMPLETED, id("k1", 1))).contains("only the reason REVOKED_IN_ERROR");

        ask(Reason.REVOKED_IN_ERROR, id("k1", 1));

        assertThat(journal.waiting()).containsExactly(id("k1", 3));
        assertThat(journal.issues.load(List.of(id("k1", 3))))
                .singleElement()
                .satisfies(again -> assertThat(again.completion().grade())
                        .isEqualTo(journal.result("k1", "4").completion().grade()));
        journal.issueAll();
        assertThat(journal.credentialStatus("k1", 1)).isEqualTo("REVOKED");
        assertThat(journal.credentialStatus("k1", 3)).isEqualTo("ACTIVE");
    }

    @Test
    void whatWasRevokedMeanwhileIsNotIssuedAnewForAnotherReason() {
        CredentialOrder renewal = ask(Reason.SEAL_RENEWED, id("k1", 1), id("k2", 1), id("k3", 1));
        ask(Reason.MISCONDUCT, id("k1", 1));
        ask(Reason.KEY_COMPROMISED, id("k2", 1));

        orders.approve(renewal.id(), new Speaker("operator", "other"), null);

        assertThat(orders.find(renewal.id()).orElseThrow().done()).isEqualTo(2);
        assertThat(journal.waiting()).containsExactlyInAnyOrder(id("k2", 2), id("k3", 2));
        assertThat(refusal(Reason.DATA_COMPLETED, id("k1", 1)))
                .isEqualTo("It was revoked (misconduct): only the reason REVOKED_IN_ERROR issues it anew.");
    }

    @Test
    void whatTheUniversityHasTakenBackIsNotIssuedAnew() {
        journal.sync(journal.result("k2", "4"), journal.result("k3", "4"));

        assertThat(refusal(null, id("k1", 1))).startsWith("The university has taken the result back");
    }
}
