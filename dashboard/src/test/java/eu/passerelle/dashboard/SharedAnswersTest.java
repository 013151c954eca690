package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Each piece of work gives another number, so that an answer tells which work it is of. */
class SharedAnswersTest {

    private static final Set<String> TAMPERE = Set.of("tampere");
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AtomicLong now = new AtomicLong(-SECOND);
    private final SharedAnswers answers = new SharedAnswers(Duration.ofSeconds(1), work -> work, now::get);
    private final AtomicInteger worked = new AtomicInteger();

    private int asked(String what, Set<String> rights, @Nullable Object details) {
        return answers.to(what, rights, details, worked::incrementAndGet);
    }

    @Test
    void whoMaySeeTheSameIsToldTheSame() {
        assertThat(asked("overview", TAMPERE, null)).isEqualTo(asked("overview", Set.of("tampere"), null));
    }

    @Test
    void nobodyIsToldWhatOthersMaySeeOrHaveAskedFor() {
        int first = asked("overview", TAMPERE, null);

        assertThat(asked("overview", Set.of("twente"), null)).isNotEqualTo(first);
        assertThat(asked("overview", Set.of("tampere", "twente"), null)).isNotEqualTo(first);
        assertThat(asked("overview", TAMPERE, "tampere")).isNotEqualTo(first);
        assertThat(asked("groups", TAMPERE, null)).isNotEqualTo(first);
    }

    @Test
    void anAnswerIsToldForItsTime() {
        int first = asked("overview", TAMPERE, null);
        now.addAndGet(SECOND);
        assertThat(asked("overview", TAMPERE, null)).isEqualTo(first);
        now.addAndGet(1);

        assertThat(asked("overview", TAMPERE, null)).isNotEqualTo(first);
    }

    @Test
    void whatChangesSlowlyIsToldForLonger() {
        int first = answers.to("hours", TAMPERE, null, 10, worked::incrementAndGet);
        now.addAndGet(10 * SECOND);
        assertThat(answers.<Integer>to("hours", TAMPERE, null, 10, worked::incrementAndGet))
                .isEqualTo(first);
        now.addAndGet(1);

        assertThat(answers.<Integer>to("hours", TAMPERE, null, 10, worked::incrementAndGet))
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"POST, true", "PUT, true", "DELETE, true", "GET, false", "HEAD, false"})
    void whoHasChangedSomethingIsNotToldOfBefore(String method, boolean anew) throws ServletException, IOException {
        int first = answers.to("hours", TAMPERE, null, 10, worked::incrementAndGet);

        answers.doFilter(
                new MockHttpServletRequest(method, "/api/retries"),
                new MockHttpServletResponse(),
                (request, response) -> {});

        int second = answers.to("hours", TAMPERE, null, 10, worked::incrementAndGet);
        assertThat(second != first).isEqualTo(anew);
    }

    @Test
    void whatFailedIsTriedAgain() {
        assertThatThrownBy(() -> answers.to("overview", TAMPERE, null, () -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");

        assertThat(asked("overview", TAMPERE, null)).isEqualTo(1);
    }

    @Test
    @Timeout(60)
    void whoAsksMeanwhileWaitsForTheSameWork() throws ExecutionException, InterruptedException {
        CountDownLatch began = new CountDownLatch(1);
        CompletableFuture<Void> ends = new CompletableFuture<>();
        FutureTask<Integer> first = new FutureTask<>(() -> answers.to("overview", TAMPERE, null, () -> {
            began.countDown();
            ends.join();
            return worked.incrementAndGet();
        }));
        FutureTask<Integer> second = new FutureTask<>(() -> asked("overview", TAMPERE, null));
        Thread.ofPlatform().daemon().start(first);
        began.await();
        now.addAndGet(5 * SECOND); // however long it takes
        Thread waits = Thread.ofPlatform().daemon().start(second);
        while (waits.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        ends.complete(null);

        assertThat(second.get()).isEqualTo(first.get());
        assertThat(worked).hasValue(1);
    }
}
