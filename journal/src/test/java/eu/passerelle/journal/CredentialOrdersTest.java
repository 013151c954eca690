package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.journal.CredentialOrder.Asked;
import eu.passerelle.journal.CredentialOrder.Kind;
import eu.passerelle.journal.CredentialOrder.Reason;
import eu.passerelle.journal.CredentialOrders.Answer;
import eu.passerelle.journal.Rulings.Speaker;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CredentialIds;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CredentialOrdersTest {

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

    /** With the key that several share. */
    private static Speaker speaker(String name) {
        return new Speaker("operator", name);
    }

    private CredentialOrder ask(Reason reason, UUID... credentials) {
        return orders.ask(new Asked(reason.kind(), List.of(credentials), reason, "as the board said"), speaker("one"))
                .orElseThrow();
    }

    @Test
    void aSingleCredentialIsRevokedAtOnceAndForGood() {
        journal.deliverAll();

        CredentialOrder order = ask(Reason.ISSUED_IN_ERROR, id("k1", 1));

        assertThat(order.state()).isEqualTo(CredentialOrder.State.DONE);
        assertThat(order.done()).isOne();
        assertThat(journal.credentialStatus("k1", 1)).isEqualTo("REVOKED");
        assertThat(search.find(id("k1", 1)).orElseThrow().statusReason()).isEqualTo("issued in error");
        assertThat(orders.prospects(Kind.REVOKE, null, List.of(id("k1", 1), id("k2", 1))))
                .extracting(CredentialOrder.Prospect::not)
                .containsExactly("It is revoked already: there is nothing to revoke.", null);
        assertThat(orders.ask(new Asked(Kind.REVOKE, List.of(id("k1", 1)), Reason.MISCONDUCT, "again"), speaker("one")))
                .isEmpty();
        assertThat(journal.sums().delivered()).isEqualTo(3);
    }

    @Test
    void whatWasNotDeliveredYetIsNotDeliveredAnyMore() {
        ask(Reason.WRONG_LEARNER, id("k1", 1));

        assertThat(journal.deliveries.load("wallet", List.of(id("k1", 1), id("k2", 1))))
                .extracting(DeliveryStore.ToDeliver::transfer)
                .containsExactly(id("k2", 1));
        assertThat(journal.sums().declined()).isOne();
    }

    @Test
    void learnersAreToldOnceByWhatHadDelivered() {
        CredentialNotices notices = new CredentialNotices(TestJournal.DATABASE, TestJournal.CIPHER);
        journal.deliveries.store("wallet", List.of(new DeliveryOutcome.Delivered(id("k1", 1), "ref", false)));
        ask(Reason.WRONG_LEARNER, id("k1", 1));
        ask(Reason.WRONG_LEARNER, id("k2", 1));

        List<CredentialNotices.Due> due = ours(notices);

        assertThat(due).singleElement().satisfies(one -> {
            assertThat(one.transfer()).isEqualTo(id("k1", 1));
            assertThat(one.target()).isEqualTo("wallet");
        });
        assertThat(ours(notices)).as("somebody is at it").isEmpty();
        notices.retry(due.getFirst(), Instant.now().minusSeconds(1));
        List<CredentialNotices.Due> again = ours(notices);
        assertThat(again).extracting(CredentialNotices.Due::attempts).containsExactly(1);
        notices.ended(again.getFirst(), true);
        notices.failed(again.getFirst(), "too late");
        assertThat(new Transfers(TestJournal.DATABASE)
                        .journey(id("k1", 1))
                        .orElseThrow()
                        .steps())
                .extracting(TransferView.StepView::step, TransferView.StepView::outcome)
                .endsWith(org.assertj.core.groups.Tuple.tuple("learner:wallet", "told that it holds no more"));
    }

    private List<CredentialNotices.Due> ours(CredentialNotices notices) {
        return notices.due(500).stream()
                .filter(each -> each.completion().key().university().equals(journal.university))
                .toList();
    }

    @Test
    void severalNeedASecondPerson() {
        CredentialOrder order = ask(Reason.KEY_COMPROMISED, id("k1", 1), id("k2", 1));

        assertThat(order.state()).isEqualTo(CredentialOrder.State.PROPOSED);
        assertThat(journal.credentialStatus("k1", 1)).isEqualTo("ACTIVE");
        assertThat(orders.approve(order.id(), speaker(" ONE"), null)).isEqualTo(Answer.SAME_PERSON);
        assertThat(orders.approve(order.id(), speaker("\uFF2FNE"), null))
                .as("another way to write the same letters")
                .isEqualTo(Answer.SAME_PERSON);
        assertThat(orders.approve(order.id(), speaker("other"), "so be it")).isEqualTo(Answer.DONE);
        assertThat(orders.approve(order.id(), speaker("third"), null)).isEqualTo(Answer.ANSWERED);
        assertThat(orders.reject(UUID.randomUUID(), speaker("third"), null)).isEqualTo(Answer.UNKNOWN);
        assertThat(orders.find(order.id()).orElseThrow().done()).isEqualTo(2);
        assertThat(journal.credentialStatus("k2", 1)).isEqualTo("REVOKED");
        assertThat(orders.of(id("k2", 1)))
                .extracting(CredentialOrder::answeredBy)
                .containsExactly("other");
        assertThat(TestJournal.DATABASE
                        .jdbc()
                        .queryForList(
                                "select who || ' ' || detail from audit where subject = ? order by id",
                                String.class,
                                "order " + order.id()))
                .as("nobody stands there under a name that was only said")
                .containsExactly(
                        "operator 2 credentials, as one: KEY_COMPROMISED: as the board said",
                        "operator 2 credentials, as other: so be it");
    }

    @Test
    void aRejectedProposalDoesNothing() {
        CredentialOrder order = ask(Reason.KEY_COMPROMISED, id("k1", 1), id("k2", 1));

        assertThat(orders.reject(order.id(), speaker("one"), "a mistake of mine"))
                .isEqualTo(Answer.DONE);

        assertThat(orders.approve(order.id(), speaker("other"), null)).isEqualTo(Answer.ANSWERED);
        assertThat(journal.credentialStatus("k1", 1)).isEqualTo("ACTIVE");
    }

    @Test
    void reasonsBelongToWhatIsAsked() {
        assertThatThrownBy(() -> new Asked(Kind.REVOKE, List.of(id("k1", 1)), Reason.SEAL_RENEWED, "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
