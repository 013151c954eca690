package eu.passerelle.routes.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RefreshedTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void isWorkedOutOnceForAllWhoAskWhileItIsFresh() {
        AtomicInteger asked = new AtomicInteger();
        Refreshed<Integer> value = new Refreshed<>(LONG, LONG, asked::incrementAndGet);

        assertThat(value.get()).contains(1);
        assertThat(value.get()).contains(1);
    }

    @Test
    void isWorkedOutAnewWhenItIsOld() {
        AtomicInteger asked = new AtomicInteger();
        Refreshed<Integer> value = new Refreshed<>(Duration.ZERO, LONG, asked::incrementAndGet);

        assertThat(value.get()).contains(1);
        assertThat(value.get()).contains(2);
    }

    @Test
    void nobodyWaitsForWhatDoesNotAnswer() throws InterruptedException {
        CountDownLatch answer = new CountDownLatch(1);
        Refreshed<String> value = new Refreshed<>(LONG, Duration.ofMillis(50), () -> {
            try {
                answer.await();
                return "late";
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(value.get()).isEmpty();
        answer.countDown();
    }

    @Test
    void aFailureIsNoValueAndIsTriedAgain() {
        AtomicInteger asked = new AtomicInteger();
        Refreshed<Integer> value = new Refreshed<>(Duration.ZERO, LONG, () -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
            }
            return 7;
        });

        assertThat(value.get()).isEmpty();
        assertThat(value.get()).contains(7);
    }
}
