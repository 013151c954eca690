package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CredentialIds;
import eu.passerelle.model.Withdrawal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whoever takes a credential back, whenever: its places are set, or nothing has happened at all. */
class TakenBackTest {

    private final TestJournal journal = new TestJournal();
    private final StatusLists lists = new StatusLists(TestJournal.DATABASE);
    private final StatusContents contents = new StatusContents(TestJournal.DATABASE);

    private UUID id(String key) {
        return CredentialIds.of(new CompletionKey(journal.university, key), 1);
    }

    private ListPlace place(String key, String copy) {
        return lists.allocate(journal.university, StatusKind.TOKEN, List.of(new CopyRef(id(key), "dc+sd-jwt", copy)))
                .getFirst();
    }

    private boolean set(ListPlace place) {
        return contents.content(place.list()).orElseThrow().set().get(place.index());
    }

    private void issued(String... keys) {
        Pulled.Result[] results = new Pulled.Result[keys.length];
        for (int i = 0; i < keys.length; i++) {
            results[i] = journal.result(keys[i], "3");
        }
        journal.sync(results);
        journal.issueAll();
        journal.deliverAll();
    }

    private void withdraw(String key) {
        SyncRun run = journal.start();
        store(run, key);
        journal.runs.end(run, 1);
    }

    private void store(SyncRun run, String key) {
        journal.pages.store(
                run,
                new Pulled(
                        List.of(),
                        List.of(),
                        List.of(new Withdrawal(new CompletionKey(journal.university, key), "voided")),
                        "w",
                        true,
                        java.util.Set.of(),
                        0));
    }

    @Test
    void allPlacesOfAWithdrawnCredentialAreSetAndNoOther() {
        issued("a", "b");
        ListPlace first = place("a", "1");
        ListPlace second = place("a", "2");
        ListPlace other = place("b", "1");
        StatusContents.Version before = contents.version(first.list()).orElseThrow();

        withdraw("a");

        assertThat(set(first)).isTrue();
        assertThat(set(second)).isTrue();
        assertThat(set(other)).isFalse();
        assertThat(contents.version(first.list())).isNotEqualTo(before);
    }

    @Test
    void aSupersededCredentialIsSetWhenItsSuccessorIsIssued() {
        issued("a");
        ListPlace place = place("a", "1");

        journal.sync(journal.result("a", "4"));
        assertThat(set(place)).isFalse();
        journal.issueAll();

        assertThat(journal.credentialStatus("a", 1)).isEqualTo("SUPERSEDED");
        assertThat(set(place)).isTrue();
    }

    @Test
    void aCopyWrittenAfterItsCredentialWasTakenBackIsSetFromTheBeginning() {
        issued("a");
        withdraw("a");

        assertThat(set(place("a", "late"))).isTrue();
    }

    @Test
    void aPlaceIsNeverTakenBackInItsTurn() {
        issued("a");
        ListPlace place = place("a", "1");
        withdraw("a");

        journal.sync(journal.result("a", "3"));
        journal.issueAll();

        assertThat(journal.credentialStatus("a", 2)).isEqualTo("ACTIVE");
        assertThat(set(place)).isTrue();
    }

    @Test
    void aHubThatDiesInBetweenHasDoneAllOrNothing() {
        issued("a");
        ListPlace place = place("a", "1");
        SyncRun run = journal.start();

        assertThatThrownBy(() -> TestJournal.DATABASE.transactions().executeWithoutResult(status -> {
                    store(run, "a");
                    kill(TestJournal.DATABASE.jdbc().queryForObject("select pg_backend_pid()", Integer.class));
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(journal.credentialStatus("a", 1)).isEqualTo("ACTIVE");
        assertThat(set(place)).isFalse();

        store(run, "a");

        assertThat(journal.credentialStatus("a", 1)).isEqualTo("REVOKED");
        assertThat(set(place)).isTrue();
    }

    /** Ends the connection of a hub as its death does. */
    private static void kill(Integer backend) {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Boolean> killed = other.submit(() -> TestJournal.DATABASE
                    .jdbc()
                    .queryForObject("select pg_terminate_backend(?)", Boolean.class, backend));
            assertThat(Objects.requireNonNull(killed.get(10, TimeUnit.SECONDS))).isTrue();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A wallet asks for one more copy while the university takes the result back. */
    @Test
    void aWithdrawalDuringAnAllocationSetsThePlace() throws Exception {
        issued("a");

        ListPlace place = meanwhile(() -> place("a", "1"), () -> withdraw("a"));

        assertThat(journal.credentialStatus("a", 1)).isEqualTo("REVOKED");
        assertThat(set(place)).isTrue();
    }

    /** The credential is being stored while the university takes the result back. */
    @Test
    void aWithdrawalDuringIssuingRevokesTheCredentialAndCancelsItsDelivery() throws Exception {
        journal.sync(journal.result("a", "3"));

        ListPlace place = meanwhile(
                () -> {
                    ListPlace given = place("a", "1");
                    journal.issueAll();
                    return given;
                },
                () -> withdraw("a"));

        assertThat(journal.credentialStatus("a", 1)).isEqualTo("REVOKED");
        assertThat(set(place)).isTrue();
        assertThat(journal.deliveries.load("wallet", List.of(id("a")))).isEmpty();
        assertThat(journal.sums()).isEqualTo(new Sums(1, 0, 1, 0, 0, 0, 0));
    }

    /** Does something in a transaction that is committed only when {@code other} has had half a second to overtake it. */
    private static ListPlace meanwhile(java.util.function.Supplier<ListPlace> open, Runnable other) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            ListPlace place =
                    Objects.requireNonNull(TestJournal.DATABASE.transactions().execute(status -> {
                        ListPlace given = open.get();
                        Future<?> running = threads.submit(() -> {
                            other.run();
                            done.countDown();
                        });
                        awaitLock(running);
                        return given;
                    }));
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            return place;
        }
    }

    /** Until the other one waits for a lock of this transaction; an other that did not need to wait has ended. */
    private static void awaitLock(Future<?> running) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!running.isDone() && System.nanoTime() < end) {
            Integer waiting = TestJournal.DATABASE
                    .jdbc()
                    .queryForObject(
                            "select count(*) from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))",
                            Integer.class);
            if (waiting != null && waiting > 0) {
                return;
            }
            Thread.onSpinWait();
        }
    }
}
