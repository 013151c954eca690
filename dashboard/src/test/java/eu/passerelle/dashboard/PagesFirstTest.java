package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Work that does not go on waits here for a day, and the test ends it. */
@Timeout(60)
class PagesFirstTest {

    private static final long DAY = Duration.ofDays(1).toNanos();

    private final AtomicLong now = new AtomicLong(-DAY);
    private final PagesFirst first = new PagesFirst(Duration.ofDays(1), now::get);
    private final CountDownLatch answer = new CountDownLatch(1);

    @Test
    void workGoesOnWhileNobodyAsks() throws InterruptedException {
        Thread work = work();

        work.join();

        assertThat(work.isAlive()).isFalse();
    }

    @Test
    void workWaitsForAnAnswerToAPage() throws InterruptedException {
        Thread asks = asks("/api/overview");
        Thread work = work();
        awaitWaiting(work);

        answer.countDown();
        asks.join();
        work.join();

        assertThat(work.isAlive()).isFalse();
    }

    @Test
    void workWaitsForNothingElse() throws InterruptedException {
        Thread asks = asks("/public/status/1");
        Thread work = work();

        work.join();

        assertThat(asks.isAlive()).isTrue();
        answer.countDown();
    }

    @Test
    void workThatHasWaitedGoesOnForAsLongHoweverManyAsk() throws InterruptedException {
        Thread asks = asks("/api/overview");
        Thread waited = work();
        awaitWaiting(waited);
        now.set(0);
        answer.countDown();
        asks.join();
        waited.join();

        CountDownLatch never = new CountDownLatch(1);
        asks("/api/overview", never);
        now.set(DAY - 1);
        work().join();
        now.set(DAY);
        Thread again = work();
        awaitWaiting(again);

        assertThat(again.isAlive()).isTrue();
        never.countDown();
    }

    private Thread work() {
        return Thread.ofPlatform().daemon().start(first::letPass);
    }

    private Thread asks(String path) throws InterruptedException {
        return asks(path, answer);
    }

    /** Comes back when the question is on its way through the filter. */
    private Thread asks(String path, CountDownLatch until) throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        FilterChain chain = (request, response) -> {
            asked.countDown();
            try {
                until.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        Thread asks = Thread.ofPlatform().daemon().start(() -> {
            try {
                first.doFilter(new MockHttpServletRequest("GET", path), new MockHttpServletResponse(), chain);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        asked.await();
        return asks;
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}
