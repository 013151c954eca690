package eu.passerelle.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.journal.Universities;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Answers that are told once more while another thread works them out anew; each piece of work gives another number. */
@Timeout(60)
class RenewedAnswersTest {

    private static final Set<String> TAMPERE = Set.of("tampere");
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AtomicLong now = new AtomicLong(-SECOND);
    private final BlockingQueue<Boolean> renewed = new LinkedBlockingQueue<>();
    private final SharedAnswers answers = new SharedAnswers(Duration.ofSeconds(1), this::told, now::get);
    private final AtomicInteger worked = new AtomicInteger();

    /** Work of the other thread, limited as this one is; says when it is done. */
    private Runnable told(Runnable work) {
        Runnable within = SampleJournal.DATABASE.within(work);
        return () -> {
            within.run();
            renewed.add(true);
        };
    }

    private int asked() {
        return answers.meanwhile("overview", TAMPERE, null, 1, worked::incrementAndGet);
    }

    @Test
    void whileItIsWorkedOutAnewNobodyWaits() throws InterruptedException {
        CompletableFuture<Void> ends = new CompletableFuture<>();
        Supplier<Integer> slow = () -> {
            ends.join();
            return worked.incrementAndGet();
        };
        int first = asked();
        now.addAndGet(SECOND + 1);

        int second = answers.meanwhile("overview", TAMPERE, null, 1, slow);
        int third = answers.meanwhile("overview", TAMPERE, null, 1, slow);
        ends.complete(null);
        renewed.take();

        assertThat(List.of(second, third)).containsOnly(first);
        assertThat(asked()).isEqualTo(first + 1);
        assertThat(worked).hasValue(first + 1);
    }

    @Test
    void nobodyIsToldWhatIsOld() {
        int first = asked();
        now.addAndGet(5 * SECOND + 1);

        assertThat(asked()).isNotEqualTo(first);
    }

    @Test
    void whoHasChangedSomethingWaitsForWhatIsNew() throws ServletException, IOException {
        int first = asked();
        now.addAndGet(SECOND + 1);

        answers.doFilter(
                new MockHttpServletRequest("POST", "/api/retries"),
                new MockHttpServletResponse(),
                (request, response) -> {});

        assertThat(asked()).isNotEqualTo(first);
    }

    @Test
    void whatCannotBeWorkedOutAnewIsToldNoMore() throws InterruptedException {
        Supplier<Integer> away = () -> {
            throw new IllegalStateException("away");
        };
        asked();
        now.addAndGet(SECOND + 1);
        answers.meanwhile("overview", TAMPERE, null, 1, away);
        renewed.take();

        assertThatThrownBy(() -> answers.meanwhile("overview", TAMPERE, null, 1, away))
                .hasMessage("away");
        assertThat(asked()).isEqualTo(2);
    }

    /** Rows of a table without any filter: what the other thread sees is what row-level security leaves. */
    @Test
    void whatIsWorkedOutAnewShowsNoMoreThanWhoAsksMaySee() throws InterruptedException {
        String here = "here" + UUID.randomUUID().toString().substring(0, 8);
        new SampleJournal(here).pull(List.of("one"), List.of());
        new SampleJournal("there" + UUID.randomUUID().toString().substring(0, 8)).pull(List.of("one"), List.of());
        Supplier<List<String>> rows = () ->
                SampleJournal.DATABASE.jdbc().queryForList("select distinct university from transfer", String.class);
        SampleJournal.DATABASE.limit(Universities.of(Set.of(here)));
        try {
            answers.meanwhile("rows", Set.of(here), null, 1, rows);
            now.addAndGet(SECOND + 1);
            answers.meanwhile("rows", Set.of(here), null, 1, rows);
        } finally {
            SampleJournal.DATABASE.unlimit();
        }
        renewed.take();
        AtomicBoolean again = new AtomicBoolean();

        List<String> seen = answers.meanwhile("rows", Set.of(here), null, 1, () -> {
            again.set(true);
            return rows.get();
        });

        assertThat(seen).containsExactly(here);
        assertThat(again).as("worked out by who asks").isFalse();
    }
}
