package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.RawReading.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transfers tried again from a step: read, judged and sealed anew where nobody can have what was sealed before. */
class RetryFromTest {

    private final RetryStage stage = new RetryStage();

    @Test
    void sealsAnewWhatTheTargetHasRefusedAndKeepsWhatWasSealedBefore() {
        List<UUID> failed = stage.refused(3);

        RetryJob job = stage.begin(RetryStage.from(RetryFrom.ISSUE));

        assertThat(stage.journal.waiting()).containsExactlyInAnyOrderElementsOf(failed);
        assertThat(stage.many(
                        "select count(*) from payload_before where kind = 'SEALED' and transfer = any(?)",
                        (Object) failed.toArray(UUID[]::new)))
                .isEqualTo(3);
        stage.journal.issues.store(
                failed.stream().<IssueOutcome>map(TestJournal::issuedOutcome).toList(), List.of(), basis(failed));
        stage.deliver(stage.ids("ISSUED"));
        assertThat(stage.now(job).delivered()).isEqualTo(3);
    }

    private static IssueStore.Basis basis(List<UUID> revised) {
        return new IssueStore.Basis(
                java.util.Set.of(),
                Map.of(),
                revised.stream().collect(java.util.stream.Collectors.toMap(id -> id, id -> 1)),
                new java.util.LinkedHashMap<>());
    }

    /** That somebody has looked when its archive time stamp ends belongs to the seal that is put aside. */
    @Test
    void issuesAnewWhatHasAnArchiveTimeStamp() {
        stage.refused(1);
        UUID failed = stage.ids("FAILED").getFirst();
        SealRenewals renewals = new SealRenewals(TestJournal.DATABASE, TestJournal.CIPHER);
        renewals.known(failed, Instant.now().plus(Duration.ofDays(1000)));

        RetryJob job = stage.begin(RetryStage.from(RetryFrom.ISSUE));

        assertThat(job.sent()).isOne();
        stage.journal.issues.store(List.of(TestJournal.issuedOutcome(failed)), List.of(), basis(List.of(failed)));
        assertThat(stage.many("select count(*) from archive_stamp where credential = ?", failed))
                .isZero();
    }

    @Test
    void whatWasWorkedOutBeforeItWasIssuedAnewIsNotStored() {
        List<UUID> failed = stage.notSealed(1);
        stage.begin(RetryStage.from(RetryFrom.ISSUE));

        stage.journal.issues.store(List.of(TestJournal.issuedOutcome(failed.getFirst())));

        assertThat(stage.journal.waiting()).isEqualTo(failed);
        stage.journal.issues.store(List.of(TestJournal.issuedOutcome(failed.getFirst())), List.of(), basis(failed));
        assertThat(stage.journal.issued()).isEqualTo(failed);
    }

    @ParameterizedTest
    @CsvSource({"TargetUnavailable", "RateLimited"})
    void neverSealsAnewWhatATargetMayHave(String kind) {
        stage.refused(1);
        stage.retries.begin(stage.ofUniversity(), RetryOrder.USUAL, "ann", Universities.ALL);
        stage.fail(kind, stage.ids("ISSUED"));

        assertThat(stage.retries.begin(stage.ofUniversity(), RetryStage.from(RetryFrom.ISSUE), "ann", Universities.ALL))
                .isEmpty();
        assertThat(stage.retries
                        .estimate(stage.ofUniversity(), RetryStage.from(RetryFrom.ISSUE), Universities.ALL)
                        .refused())
                .allSatisfy((why, count) -> assertThat(why).contains("may have it", "from DELIVER"));
        assertThat(stage.retries.begin(
                        stage.ofUniversity(), RetryStage.from(RetryFrom.DELIVER), "ann", Universities.ALL))
                .isPresent();
    }

    @Test
    void readsARejectedRecordAgainAsTheSameVersion() {
        SyncRun run = stage.journal.start();
        stage.journal.pages.store(
                run, stage.journal.page(List.of(), List.of(stage.journal.rejection("bad", "x")), List.of()));
        stage.journal.runs.end(run, 1);
        UUID bad = stage.id("bad");

        RetryJob job = stage.retries
                .begin(RetrySelection.of(List.of(bad)), RetryStage.from(RetryFrom.READ), "ann", Universities.ALL)
                .orElseThrow();

        assertThat(job.sent()).isEqualTo(1);
        assertThat(stage.journal.issues.load(List.of(bad)))
                .singleElement()
                .satisfies(read -> assertThat(read.completion().grade()).hasFieldOrPropertyWithValue("raw", "9"));
        // what the SIS says next is the same: no second version comes of it
        SyncRun next = stage.journal.start();
        stage.journal.pages.store(
                next, stage.journal.page(List.of(stage.journal.result("bad", "9")), List.of(), List.of()));
        assertThat(stage.journal.runs.end(next, 1).unchanged()).isEqualTo(1);
    }

    @Test
    void whatStillCannotBeReadStaysRejectedAndSaysWhy() {
        SyncRun run = stage.journal.start();
        stage.journal.pages.store(
                run, stage.journal.page(List.of(), List.of(stage.journal.rejection("bad", "x")), List.of()));
        stage.journal.runs.end(run, 1);
        stage.reading = record -> new Answer.Unreadable("The date cannot be read.");

        RetryJob job = stage.retries
                .begin(
                        RetrySelection.of(List.of(stage.id("bad"))),
                        RetryStage.from(RetryFrom.READ),
                        "ann",
                        Universities.ALL)
                .orElseThrow();

        assertThat(stage.now(job).skipped()).isEqualTo(1);
        assertThat(stage.retries
                        .items(job.id(), Universities.ALL, null, null, 1)
                        .getFirst()
                        .says())
                .isEqualTo("It still cannot be used: The date cannot be read.");
        assertThat(stage.ids("REJECTED")).hasSize(1);
    }

    @Test
    void aRecordThatIsNowAnotherResultIsNotRead() {
        List<UUID> failed = stage.notSealed(1);
        stage.reading = record -> new Answer.Read(
                stage.journal.result("another", "9").completion(),
                "all",
                new IdentityRules(IdentityRules.USUALLY_TRUSTED, "", null));

        RetryJob job = stage.begin(RetryStage.from(RetryFrom.READ));

        assertThat(stage.retries
                        .items(job.id(), Universities.ALL, null, null, 1)
                        .getFirst()
                        .says())
                .contains("another result than the one this transfer stands for");
        assertThat(stage.ids("FAILED")).isEqualTo(failed);
    }

    @Test
    void judgesAsThenOnlyWhereItIsAskedFor() {
        List<UUID> failed = stage.notSealed(1);

        stage.begin(new RetryOrder(RetryFrom.ISSUE, null, true, 50, 20, null));

        assertThat(stage.journal.issues.load(failed))
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.asThen()).isNotNull());
    }
}
