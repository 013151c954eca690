package eu.passerelle.portal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.portal.verify.VerifyDesk.Brought;
import eu.passerelle.verify.Overall;
import eu.passerelle.verify.Policy;
import eu.passerelle.verify.Report;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VerifyDeskTest {

    private static final Brought DOCUMENT = new Brought.Bytes("no credential".getBytes(StandardCharsets.UTF_8));
    private static final String SLOW = "2001:db8:0:7:";
    private static final int MANY = 20;

    private final VerifyDesk desk = new VerifyDesk(() -> Policy.alone(Clock.systemUTC()));

    /** As one who opens many connections and sends a byte now and then, from as many addresses as a household has. */
    @Test
    void whoSendsSlowlyKeepsNobodyElseWaiting() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(4);
        Semaphore refused = new Semaphore(0);
        try (ExecutorService pool = Executors.newFixedThreadPool(MANY)) {
            for (int i = 0; i < MANY; i++) {
                String caller = SLOW + ":" + i;
                pool.submit(() -> slow(caller, begun, sent, refused));
            }
            try {
                assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

                Report other = desk.verify("203.0.113.9", () -> DOCUMENT);

                assertThat(other.overall()).isNotEqualTo(Overall.VALID);
                assertThatThrownBy(() -> desk.verify(SLOW + ":99", () -> DOCUMENT))
                        .isInstanceOf(VerifyDesk.Busy.class);
                assertThat(desk.judge("of the hub".getBytes(StandardCharsets.UTF_8)))
                        .isNotNull();
                assertThat(refused.tryAcquire(MANY - 4, 20, TimeUnit.SECONDS))
                        .as("the others are refused while the first four send")
                        .isTrue();
            } finally {
                sent.countDown();
            }
        }
        assertThat(refused.availablePermits()).as("nobody else").isZero();
        assertThat(desk.verify(SLOW + ":99", () -> DOCUMENT))
                .as("places come back")
                .isNotNull();
    }

    private Void slow(String caller, CountDownLatch begun, CountDownLatch sent, Semaphore refused) throws Exception {
        try {
            desk.verify(caller, () -> {
                begun.countDown();
                await(sent);
                return DOCUMENT;
            });
        } catch (VerifyDesk.Busy e) {
            refused.release();
        }
        return null;
    }

    private static void await(CountDownLatch sent) {
        try {
            assertThat(sent.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
