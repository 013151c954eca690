package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Credentials that are taken back while somebody writes them: whichever comes second sees the first. */
class TakenBackMeanwhileTest {

    private final IssuedCopies copies = new IssuedCopies();

    /** A wallet asks for one more copy while the university takes the result back. */
    @Test
    void aWithdrawalDuringAnAllocationSetsThePlace() throws Exception {
        copies.issued("a");

        ListPlace place = meanwhile(() -> copies.place("a", "1"), () -> copies.withdraw("a"));

        assertThat(copies.journal.credentialStatus("a", 1)).isEqualTo("REVOKED");
        assertThat(copies.set(place)).isTrue();
    }

    /** The credential is being stored while the university takes the result back. */
    @Test
    void aWithdrawalDuringIssuingRevokesTheCredentialAndCancelsItsDelivery() throws Exception {
        copies.journal.sync(copies.journal.result("a", "3"));

        ListPlace place = meanwhile(
                () -> {
                    ListPlace given = copies.place("a", "1");
                    copies.journal.issueAll();
                    return given;
                },
                () -> copies.withdraw("a"));

        assertThat(copies.journal.credentialStatus("a", 1)).isEqualTo("REVOKED");
        assertThat(copies.set(place)).isTrue();
        assertThat(copies.journal.deliveries.load("wallet", List.of(copies.id("a"))))
                .isEmpty();
        assertThat(copies.journal.sums()).isEqualTo(new Sums(1, 0, 1, 0, 0, 0, 0));
    }

    /** Wallets fetch copies of everything while the university takes everything back: nobody waits for ever, nothing is lost. */
    @Test
    void nothingIsLostWhereManyAskAndMuchIsTakenBack() throws Exception {
        String[] keys = IntStream.range(0, 60).mapToObj(i -> "k" + i).toArray(String[]::new);
        copies.issued(keys);
        List<Callable<List<ListPlace>>> wallets = IntStream.range(0, 4)
                .<Callable<List<ListPlace>>>mapToObj(wallet -> () -> {
                    List<ListPlace> places = new ArrayList<>();
                    for (int turn = 0; turn < 25; turn++) {
                        String copy = wallet + "-" + turn;
                        places.addAll(copies.lists.allocate(
                                copies.journal.university,
                                StatusKind.TOKEN,
                                new Random(turn)
                                        .ints(8, 0, keys.length)
                                        .distinct()
                                        .mapToObj(i -> new CopyRef(copies.id(keys[i]), "dc+sd-jwt", copy))
                                        .toList()));
                    }
                    return places;
                })
                .toList();
        List<ListPlace> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<ListPlace>>> asking =
                    wallets.stream().map(threads::submit).toList();
            for (String key : keys) {
                copies.withdraw(key);
            }
            for (Future<List<ListPlace>> each : asking) {
                all.addAll(each.get(60, TimeUnit.SECONDS));
            }
        }

        assertThat(all).hasSizeGreaterThan(500).allMatch(copies::set);
    }

    /** Does something in a transaction that is committed only when {@code other} has had half a second to overtake it. */
    private static ListPlace meanwhile(Supplier<ListPlace> open, Runnable other) throws Exception {
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
