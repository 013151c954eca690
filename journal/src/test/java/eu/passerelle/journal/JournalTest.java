package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CredentialIds;
import eu.passerelle.model.Withdrawal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JournalTest {

    private final TestJournal journal = new TestJournal();

    @Test
    void readsNothingNewWhenNothingChanged() {
        journal.sync(journal.result("a", "3"), journal.result("b", "4"));

        SyncRun again = journal.sync(journal.result("a", "3"), journal.result("b", "4"));

        assertThat(again.read()).isZero();
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(journal.sums().read()).isEqualTo(2);
    }

    @Test
    void aPageStoredTwiceMakesNoSecondTransfer() {
        SyncRun run = journal.start();
        Pulled page = journal.page(List.of(journal.result("a", "3")), List.of(), List.of());

        assertThat(journal.pages.store(run, page)).hasSize(1);
        assertThat(journal.pages.store(run, page)).isEmpty();

        assertThat(journal.sums().read()).isEqualTo(1);
    }

    @Test
    void correctionsMakeANewVersionAndSupersedeTheCredential() {
        journal.sync(journal.result("a", "3"));
        journal.issueAll();
        journal.deliverAll();

        journal.sync(journal.result("a", "4"));
        journal.issueAll();

        assertThat(journal.credentialStatus("a", 1)).isEqualTo("SUPERSEDED");
        assertThat(journal.credentialStatus("a", 2)).isEqualTo("ACTIVE");
        assertThat(journal.issued()).containsExactly(CredentialIds.of(new CompletionKey(journal.university, "a"), 2));
    }

    @Test
    void aCorrectionThatIsNotRecognisedRevokesTheCredential() {
        journal.sync(journal.result("a", "3"));
        journal.issueAll();
        journal.deliverAll();
        journal.sync(journal.result("a", "0"));

        journal.issues.store(List.of(
                new IssueOutcome.Declined(journal.waiting().getFirst(), "release-failed", "It was not passed.")));

        assertThat(journal.credentialStatus("a", 1)).isEqualTo("REVOKED");
        assertThat(journal.sums()).isEqualTo(new Sums(2, 1, 1, 0, 0, 0, 0));
    }

    @Test
    void correctionsOvertakeWhatIsStillOnItsWay() {
        journal.sync(journal.result("a", "3"), journal.result("b", "3"));
        journal.issueAll();

        journal.sync(journal.result("a", "4"), journal.result("b", "3"));

        assertThat(journal.sums()).isEqualTo(new Sums(3, 0, 1, 0, 0, 0, 2));
        assertThat(journal.deliveries.load("wallet", journal.issued())).hasSize(1);
    }

    @Test
    void withdrawalsRevokeAndDeleteNothing() {
        journal.sync(journal.result("a", "3"), journal.result("b", "3"));
        journal.issueAll();
        journal.deliverAll();
        SyncRun run = journal.start();

        journal.pages.store(
                run,
                journal.page(
                        List.of(journal.result("b", "3")),
                        List.of(),
                        List.of(new Withdrawal(new CompletionKey(journal.university, "a"), "voided"))));

        assertThat(journal.runs.end(run, 0.5).withdrawn()).isEqualTo(1);
        assertThat(journal.credentialStatus("a", 1)).isEqualTo("REVOKED");
        assertThat(journal.credentialStatus("b", 1)).isEqualTo("ACTIVE");
        assertThat(journal.sums().delivered()).isEqualTo(2);
    }

    @Test
    void absenceFromAWholeAnswerIsAWithdrawal() {
        journal.sync(journal.result("a", "3"), journal.result("b", "3"));
        journal.issueAll();

        SyncRun run = journal.sync(journal.result("b", "3"));

        assertThat(run.withdrawn()).isEqualTo(1);
        assertThat(journal.credentialStatus("a", 1)).isEqualTo("REVOKED");
        assertThat(journal.sums()).isEqualTo(new Sums(2, 0, 1, 0, 0, 0, 1));
    }

    @Test
    void aMassWithdrawalStopsForAPerson() {
        journal.sync(IntStream.range(0, 40)
                .mapToObj(i -> journal.result("k" + i, "3"))
                .toArray(Pulled.Result[]::new));

        SyncRun run = journal.start();
        journal.pages.store(run, journal.page(List.of(journal.result("k0", "3")), List.of(), List.of()));
        SyncRun ended = journal.runs.end(run, 0.05);

        assertThat(ended.state()).isEqualTo(SyncRun.State.STOPPED);
        assertThat(ended.message()).contains("39 of 40").contains("withdrawalGuard");
        assertThat(journal.sums().inFlight()).isEqualTo(40);
    }

    @Test
    void aWithdrawnResultThatComesBackIsANewVersion() {
        journal.sync(journal.result("a", "3"), journal.result("b", "3"));
        journal.sync(journal.result("b", "3"));

        SyncRun back = journal.sync(journal.result("a", "3"), journal.result("b", "3"));

        assertThat(back.read()).isEqualTo(1);
        assertThat(journal.waiting()).contains(CredentialIds.of(new CompletionKey(journal.university, "a"), 2));
    }

    @Test
    void rejectedRecordsAreKeptCountedAndReadAgainOnlyWhenChanged() {
        SyncRun run = journal.start();
        Pulled page = journal.page(List.of(), List.of(journal.rejection("bad", "<x>")), List.of());
        journal.pages.store(run, page);
        journal.pages.store(run, page);
        assertThat(journal.sums()).isEqualTo(new Sums(1, 0, 0, 0, 1, 0, 0));

        journal.pages.store(run, journal.page(List.of(journal.result("bad", "3")), List.of(), List.of()));

        assertThat(journal.sums()).isEqualTo(new Sums(2, 0, 0, 0, 1, 0, 1));
    }

    /** What cannot be read is not gone: only a whole answer that has nothing under this key says so. */
    @Test
    void aResultThatBecameUnreadableIsWithdrawnByAbsenceAndNotBefore() {
        journal.sync(journal.result("a", "3"), journal.result("b", "3"));
        journal.issueAll();
        journal.deliverAll();

        SyncRun unreadable = journal.start();
        journal.pages.store(
                unreadable,
                journal.page(List.of(journal.result("b", "3")), List.of(journal.rejection("a", "<x>")), List.of()));
        assertThat(journal.runs.end(unreadable, 0.5).withdrawn()).isZero();
        assertThat(journal.credentialStatus("a", 1)).isEqualTo("ACTIVE");

        assertThat(journal.sync(journal.result("b", "3")).withdrawn()).isEqualTo(1);
        assertThat(journal.credentialStatus("a", 1)).isEqualTo("REVOKED");
        assertThat(journal.credentialStatus("b", 1)).isEqualTo("ACTIVE");
        assertThat(journal.sums()).isEqualTo(new Sums(3, 2, 0, 0, 1, 0, 0));
    }

    @Test
    void payloadsAreEncryptedAndReadingThemIsAudited() {
        journal.sync(journal.result("a", "3"));
        UUID id = journal.waiting().getFirst();

        byte[] stored = TestJournal.DATABASE
                .jdbc()
                .queryForObject(
                        "select content from payload where transfer = ? and kind = 'COMPLETION'", byte[].class, id);
        var opened = journal.repairs
                .open(id, PayloadKind.COMPLETION, "", "ann", "a learner asked")
                .orElseThrow();

        assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("Παπαδοπούλου");
        assertThat(new String(opened.content(), StandardCharsets.UTF_8)).contains("Παπαδοπούλου");
        assertThat(TestJournal.DATABASE
                        .jdbc()
                        .queryForObject(
                                "select count(*) from audit where who = 'ann' and subject like ?",
                                Integer.class,
                                id + "%"))
                .isEqualTo(1);
    }

    @Test
    void aPayloadCannotBeReadAsAnothersOrWithAnotherKey() {
        UUID id = UUID.randomUUID();
        byte[] stored = TestJournal.CIPHER.encrypt(id, PayloadKind.RAW, new byte[] {1});

        assertThatThrownBy(() -> TestJournal.CIPHER.decrypt(UUID.randomUUID(), PayloadKind.RAW, stored))
                .hasMessageContaining("journal.key");
        assertThatThrownBy(() -> TestJournal.CIPHER.decrypt(id, PayloadKind.SEALED, stored))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void failuresWithTheSameCauseShareAGroupAndAreRetriedTogether() {
        journal.sync(journal.result("a", "3"), journal.result("b", "3"));
        journal.issueAll();
        List<UUID> issued = journal.issued();
        Failure no = new Failure("deliver:wallet", "TargetRefused", "RECIPIENT", "HTTP 404: no wallet 12", null);
        Failure alsoNo = new Failure("deliver:wallet", "TargetRefused", "RECIPIENT", "HTTP 404: no wallet 34", null);
        journal.deliveries.store(
                "wallet",
                List.of(
                        new DeliveryOutcome.Failed(issued.get(0), no),
                        new DeliveryOutcome.Failed(issued.get(1), alsoNo)));
        assertThat(journal.sums().failed()).isEqualTo(2);
        String group = no.group();
        assertThat(new FailureGroups(TestJournal.DATABASE).all(Universities.ALL))
                .filteredOn(each -> each.group().equals(group))
                .singleElement()
                .satisfies(each -> assertThat(each.count()).isEqualTo(2));

        assertThat(journal.repairs.retryGroup(group, "ann", Universities.ALL)).hasSize(2);

        assertThat(journal.sums().inFlight()).isEqualTo(2);
        journal.deliverAll();
        assertThat(journal.sums().delivered()).isEqualTo(2);
    }
}
