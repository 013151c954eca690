package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.journal.RawReading.Answer;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Withdrawal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many transfers tried again: chosen once, sent little by little, stopped in time; and never what must not be. */
class RetriesTest {

    private final RetryStage stage = new RetryStage();

    @Test
    void beginsSlowlyAndDoublesWhileAllGoesWell() {
        stage.refused(75);

        RetryJob job = stage.begin(RetryOrder.USUAL);

        assertThat(job.sent()).isEqualTo(10);
        stage.deliver(stage.ids("ISSUED"));
        assertThat(stage.now(job).sent()).isEqualTo(20);
        assertThat(stage.now(job).sent()).as("nothing has come back yet").isEqualTo(20);
        stage.deliver(stage.ids("ISSUED"));
        assertThat(stage.now(job).sent()).isEqualTo(40);
        stage.deliver(stage.ids("ISSUED"));
        assertThat(stage.now(job).sent()).isEqualTo(5);
        stage.deliver(stage.ids("ISSUED"));
        RetryJob done = stage.now(job);
        assertThat(done.state()).isEqualTo(RetryJob.State.DONE);
        assertThat(done.delivered()).isEqualTo(75);
        assertThat(done.endedAt()).isNotNull();
    }

    @Test
    void sendsNoMoreThanItsRateAtEachLook() {
        stage.refused(30);

        RetryJob job = stage.begin(new RetryOrder(RetryFrom.FAILED, null, false, 3, 20, "the wallet is mended"));

        assertThat(job.sent()).isEqualTo(3);
        assertThat(stage.now(job).sent()).isEqualTo(6);
        assertThat(job.why()).isEqualTo("the wallet is mended");
    }

    @Test
    void stopsByItselfWhenTooManyFailAgainAndSaysSo() {
        stage.refused(40);
        RetryJob job = stage.begin(RetryOrder.USUAL);

        stage.fail("TargetRefused", stage.ids("ISSUED").subList(0, 2));
        stage.deliver(stage.ids("ISSUED"));
        RetryJob stopped = stage.now(job);

        assertThat(stopped.state()).isEqualTo(RetryJob.State.STOPPED);
        assertThat(stopped.says()).contains("2 of the last 10 failed again", "20 %", "HTTP 404: no such wallet.");
        assertThat(stage.now(job).queued()).isEqualTo(30);
        assertThat(stage.retries.resume(job.id(), "ann", "mended")).isTrue();
        assertThat(stage.now(job).sent()).isEqualTo(10);
    }

    @Test
    void aFailureThatPolicyTriesAgainCountsAsTroubleAtOnce() {
        stage.refused(40);
        RetryJob job = stage.begin(RetryOrder.USUAL);

        stage.journal.deliveries.store(
                "wallet",
                stage.ids("ISSUED").stream()
                        .<DeliveryOutcome>map(id -> new DeliveryOutcome.Failed(
                                id,
                                new Failure(
                                        "deliver:wallet",
                                        "TargetUnavailable",
                                        "RECIPIENT",
                                        "HTTP 503.",
                                        java.time.Instant.now().plusSeconds(600))))
                        .toList());

        assertThat(stage.now(job).state()).isEqualTo(RetryJob.State.STOPPED);
        assertThat(stage.now(job).troubled()).isEqualTo(10);
    }

    @Test
    void pausesResumesAndCancels() {
        stage.refused(30);
        RetryJob job = stage.begin(RetryOrder.USUAL);

        assertThat(stage.retries.pause(job.id(), "ann", "lunch")).isTrue();
        stage.deliver(stage.ids("ISSUED"));
        assertThat(stage.now(job).delivered()).isEqualTo(10);
        assertThat(stage.now(job).queued()).isEqualTo(20);
        assertThat(stage.retries.resume(job.id(), "ben", null)).isTrue();
        assertThat(stage.now(job).sent()).isEqualTo(10);
        assertThat(stage.retries.cancel(job.id(), "ben", "the wrong ones")).isTrue();

        RetryJob cancelled = stage.now(job);
        assertThat(cancelled.cancelled()).isEqualTo(10);
        assertThat(cancelled.sent()).as("what was sent goes to its end").isEqualTo(10);
        assertThat(cancelled.changedBy()).isEqualTo("ben");
        assertThat(stage.retries.resume(job.id(), "ann", null)).isFalse();
        stage.deliver(stage.ids("ISSUED"));
        assertThat(stage.now(job).state()).isEqualTo(RetryJob.State.CANCELLED);
        assertThat(stage.now(job).endedAt()).isNotNull();
        assertThat(stage.many(
                        "select count(*) from audit where subject = ?", job.id().toString()))
                .isEqualTo(3);
    }

    @Test
    void goesOnAfterARestartWithWhatWasChosenThen() {
        List<UUID> chosen = stage.refused(15);
        RetryJob job = stage.begin(RetryOrder.USUAL);
        stage.deliver(stage.ids("ISSUED"));

        stage.runner = stage.newRunner();
        stage.now(job);

        assertThat(stage.retries.items(job.id(), Universities.ALL, null, null, 100))
                .extracting(Retries.Item::transfer)
                .containsExactlyInAnyOrderElementsOf(chosen);
        assertThat(stage.now(job).sent()).isEqualTo(5);
        assertThat(replays()).isEqualTo(15);
    }

    /** The database refuses the last statement of a chunk: as if the hub were killed in the middle of it. */
    @Test
    void aChunkIsSentWholeOrNotAtAll() {
        stage.refused(15);
        String named = "broken_" + stage.journal.university;
        TestJournal.DATABASE
                .jdbc()
                .execute("create function " + named + "() returns trigger language plpgsql as $$ begin"
                        + " if new.state = 'SENT' and exists (select 1 from transfer t where t.id = new.transfer and"
                        + " t.university = '" + stage.journal.university + "') then raise exception 'killed'; end if;"
                        + " return new; end $$;"
                        + " create trigger " + named + " before update on retry_item for each row execute function "
                        + named + "()");
        try {
            RetryJob begun = stage.begin(RetryOrder.USUAL);
            assertThatThrownBy(() -> stage.now(begun)).hasMessageContaining("killed");
            assertThat(stage.ids("FAILED")).hasSize(15);
            assertThat(replays()).isZero();
        } finally {
            TestJournal.DATABASE.jdbc().execute("drop trigger " + named + " on retry_item");
        }

        stage.runner = stage.newRunner();
        stage.runner.tick();

        assertThat(stage.ids("ISSUED")).hasSize(10);
        assertThat(replays()).isEqualTo(10);
    }

    private long replays() {
        return stage.many(
                "select count(*) from step s join transfer t on t.id = s.transfer where s.step = 'replayed'"
                        + " and t.university = ?",
                stage.journal.university);
    }

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
                revised.stream().collect(java.util.stream.Collectors.toMap(id -> id, id -> 1)));
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
