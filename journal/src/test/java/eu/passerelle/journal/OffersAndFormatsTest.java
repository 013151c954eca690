package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Withdrawal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One credential in several formats, and deliveries that wait for the learner. */
class OffersAndFormatsTest {

    private final TestJournal journal = new TestJournal();

    @Test
    void whatWasOfferedIsInFlightUntilTheLearnerTakesIt() {
        journal.sync(journal.result("a", "3"));
        journal.issueAll();
        UUID id = journal.issued().getFirst();

        journal.deliveries.store("wallet", List.of(new DeliveryOutcome.Offered(id, "offer-1")));

        assertThat(journal.sums().inFlight()).isEqualTo(1);
        assertThat(journal.deliveries.load("wallet", List.of(id))).isEmpty();
        assertThat(journal.deliveries.taken(id, "other", "copy-1")).isFalse();
        assertThat(journal.deliveries.taken(id, "wallet", "copy-1")).isTrue();
        assertThat(journal.deliveries.taken(id, "wallet", "copy-2")).isFalse();
        assertThat(journal.sums().delivered()).isEqualTo(1);
    }

    /** The link is in the mail before the batch that it was sent with is stored. */
    @Test
    void whatTheLearnerTakesAtOnceStaysTaken() {
        journal.sync(journal.result("a", "3"));
        journal.issueAll();
        UUID id = journal.issued().getFirst();

        assertThat(journal.deliveries.taken(id, "wallet", "copy-1")).isTrue();
        journal.deliveries.store("wallet", List.of(new DeliveryOutcome.Offered(id, "offer-1")));

        assertThat(journal.sums().delivered()).isEqualTo(1);
        assertThat(journal.sums().inFlight()).isZero();
    }

    @Test
    void eachFormatIsStoredApartAndReachesTheTargetThatTakesIt() {
        journal.sync(journal.result("a", "3"));
        UUID id = journal.waiting().getFirst();
        journal.issues.store(List.of(new IssueOutcome.Issued(
                id,
                List.of("release-final"),
                List.of(
                        new Credential(id, "elm", "application/jose+json", new byte[] {1}),
                        new Credential(id, "openbadge", "application/ld+json", new byte[] {2})),
                null,
                Instant.EPOCH,
                Map.of("wallet", "elm", "backpack", "openbadge"))));

        assertThat(journal.deliveries.load("wallet", List.of(id)))
                .singleElement()
                .satisfies(each -> assertThat(each.sealed()).containsExactly(1));
        assertThat(journal.deliveries.load("backpack", List.of(id)))
                .singleElement()
                .satisfies(each -> assertThat(each.sealed()).containsExactly(2));
        KeptAchievements kept = new KeptAchievements(TestJournal.DATABASE, TestJournal.CIPHER);
        assertThat(kept.sealed(id, "openbadge"))
                .hasValueSatisfying(file -> assertThat(file).containsExactly(2));
        assertThat(kept.standing(id)).isEmpty();
        journal.pages.store(
                journal.start(),
                journal.page(
                        List.of(),
                        List.of(),
                        List.of(new Withdrawal(new CompletionKey(journal.university, "a"), "voided"))));
        assertThat(kept.sealed(id, "openbadge")).isEmpty();
    }
}
