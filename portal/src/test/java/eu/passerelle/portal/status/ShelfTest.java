package eu.passerelle.portal.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.failure.TargetUnavailable;
import eu.passerelle.journal.StatusContents.Version;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class ShelfTest {

    private final AtomicInteger looked = new AtomicInteger();
    private final AtomicInteger signed = new AtomicInteger();
    private volatile Instant now = Instant.parse("2026-11-26T09:00:00Z");
    private volatile long changes = 1;
    private volatile @Nullable RuntimeException journalAway;
    private volatile @Nullable RuntimeException keyAway;
    private final Shelf shelf = new Shelf(this::look, this::sign, clock());

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    private Version look() {
        looked.incrementAndGet();
        if (journalAway != null) {
            throw journalAway;
        }
        return new Version(changes, 0);
    }

    private List<PublishedList> sign(Instant at) {
        if (keyAway != null) {
            throw keyAway;
        }
        return List.of(new PublishedList("text/plain", new byte[] {1}, "W/\"" + signed.incrementAndGet() + "\""));
    }

    private String after(Duration time) {
        now = now.plus(time);
        return shelf.copies().getFirst().etag();
    }

    @Test
    void nobodyIsAskedForTheNextFiveSeconds() {
        String first = after(Duration.ZERO);

        IntStream.range(0, 1_000).forEach(request -> shelf.copies());
        assertThat(after(Duration.ofMillis(4_999))).isEqualTo(first);

        assertThat(looked).hasValue(1);
        assertThat(signed).hasValue(1);
    }

    @Test
    void aListThatHasNotChangedIsNotSignedAgain() {
        String first = after(Duration.ZERO);

        assertThat(after(Shelf.LOOK)).isEqualTo(first);
        assertThat(looked).hasValue(2);
    }

    @Test
    void aChangeIsSeenAfterFiveSeconds() {
        String first = after(Duration.ZERO);
        changes = 2;

        assertThat(after(Shelf.LOOK)).isNotEqualTo(first);
    }

    @Test
    void aClockThatIsSetBackDoesNotKeepAnOldCopy() {
        String first = after(Duration.ZERO);
        changes = 2;

        assertThat(after(Duration.ofHours(-1))).isNotEqualTo(first);
    }

    @Test
    void aListIsSignedAgainBeforeItEnds() {
        String first = after(Duration.ZERO);

        assertThat(after(Shelf.PERIOD)).isNotEqualTo(first);
    }

    @Test
    void whileTheJournalIsAwayWhatIsKnownIsToldForAShortTimeOnly() {
        String first = after(Duration.ZERO);
        journalAway = new DataAccessResourceFailureException("away");

        assertThat(after(Shelf.PATIENCE.minusMillis(1))).isEqualTo(first);
        assertThatThrownBy(() -> after(Duration.ofMillis(1))).isInstanceOf(StatusUnavailable.class);

        journalAway = null;
        assertThat(after(Duration.ZERO)).isEqualTo(first);
    }

    @Test
    void aChangeThatCannotBeSignedIsNotPassedOver() {
        String first = after(Duration.ZERO);
        changes = 2;
        keyAway = new TargetUnavailable("the module is away");

        assertThat(after(Shelf.LOOK)).isEqualTo(first);
        assertThatThrownBy(() -> after(Shelf.PATIENCE)).isInstanceOf(StatusUnavailable.class);
    }

    @Test
    void withoutItsKeyAListThatHasNotChangedIsToldAsLongAsItIsValid() {
        String first = after(Duration.ZERO);
        keyAway = new TargetUnavailable("the module is away");

        assertThat(after(Shelf.PERIOD)).isEqualTo(first);
        assertThat(after(Shelf.PERIOD.minus(Shelf.LOOK))).isEqualTo(first);
        assertThatThrownBy(() -> after(Shelf.LOOK.plus(Shelf.PATIENCE))).isInstanceOf(StatusUnavailable.class);
    }

    @Test
    void whoComesWhileAnotherLooksDoesNotWait() throws Exception {
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger turn = new AtomicInteger();
        Shelf slow = new Shelf(
                () -> {
                    if (turn.incrementAndGet() == 2) {
                        looking.countDown();
                        awaitQuietly(go);
                    }
                    return new Version(turn.get(), 0);
                },
                this::sign,
                clock());
        String first = slow.copies().getFirst().etag();
        now = now.plus(Shelf.LOOK);
        Callable<String> look = () -> slow.copies().getFirst().etag();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<String> one = threads.submit(look);
            assertThat(looking.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(threads.submit(look).get(10, TimeUnit.SECONDS)).isEqualTo(first);

            go.countDown();
            assertThat(one.get(10, TimeUnit.SECONDS)).isNotEqualTo(first);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
