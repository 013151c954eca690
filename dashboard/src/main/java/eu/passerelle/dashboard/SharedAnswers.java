package eu.passerelle.dashboard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * One answer for all who ask the same at the same time and may see the same: twenty people who look at one page ask the
 * journal once. An answer is told for a moment only, or for some moments more while it is worked out anew, so that nobody
 * waits for it; who has changed something through this instance is never told of before.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 20) // behind access filter and ETags
public final class SharedAnswers extends OncePerRequestFilter {

    /** So many times as long as others an answer is told while it is worked out anew. */
    private static final int MEANWHILE = 5;

    private final long nanos;
    private final UnaryOperator<Runnable> within;
    private final LongSupplier clock;
    private final ExecutorService anew;
    private final AtomicLong changes = new AtomicLong();
    private final ConcurrentMap<Question, Answer> answers = new ConcurrentHashMap<>();

    /**
     * @param time how long an answer is told; zero: each is worked out anew
     * @param within makes work that another thread does later see no more than this thread does now
     */
    public SharedAnswers(Duration time, UnaryOperator<Runnable> within) {
        this(time, within, System::nanoTime);
    }

    /** @param clock nanoseconds */
    SharedAnswers(Duration time, UnaryOperator<Runnable> within, LongSupplier clock) {
        this.nanos = time.toNanos();
        this.within = within;
        this.clock = clock;
        this.anew = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("answers").factory());
    }

    /** @param rights of who asks; an answer never crosses to people who may see something else */
    private record Question(
            String what, Object rights, @Nullable Object details, long changes) {}

    /**
     * @param until when it is to be worked out anew
     * @param last until when it is told meanwhile
     * @param renewing whether somebody has seen to that
     */
    private record Answer(CompletableFuture<Object> value, long until, long last, AtomicBoolean renewing) {

        boolean isOver(long now) {
            return now - last > 0 && value.isDone();
        }

        boolean isToBeRenewed(long now) {
            return now - until > 0 && value.isDone() && renewing.compareAndSet(false, true);
        }
    }

    /**
     * The answer of somebody who asks now, or has asked just before.
     *
     * @param what names the question
     * @param rights all that who asks may, for example the roles
     * @param details all else that the answer depends on
     */
    <T> T to(String what, Object rights, @Nullable Object details, Supplier<T> work) {
        return to(what, rights, details, 1, work);
    }

    /** @param times as long as others, for what takes long to work out and changes slowly */
    <T> T to(String what, Object rights, @Nullable Object details, int times, Supplier<T> work) {
        return told(new Question(what, rights, details, changes.get()), times * nanos, times * nanos, work);
    }

    /**
     * As the other; and for pages that ask again and again, who asks when its time is over is told it once more, while
     * another thread works it out anew. Who asks seldom waits.
     */
    <T> T meanwhile(String what, Object rights, @Nullable Object details, int times, Supplier<T> work) {
        return told(new Question(what, rights, details, changes.get()), times * nanos, MEANWHILE * times * nanos, work);
    }

    /** @param last how long it is told, of which the time after its {@code time} while it is worked out anew */
    @SuppressWarnings("unchecked") // a question has answers of one type
    private <T> T told(Question question, long time, long last, Supplier<T> work) {
        if (nanos == 0) {
            return work.get();
        }
        CompletableFuture<Object> mine = new CompletableFuture<>();
        long now = clock.getAsLong();
        Answer answer = answers.compute(
                question,
                (same, known) -> known == null || known.isOver(now)
                        ? new Answer(mine, now + time, now + last, new AtomicBoolean())
                        : known);
        if (answer.value() != mine) {
            if (answer.isToBeRenewed(now)) {
                anew.execute(within.apply(() -> renew(question, answer, time, last, work)));
            }
            return (T) theirs(answer);
        }
        answers.values().removeIf(each -> each.isOver(now));
        try {
            T value = work.get();
            mine.complete(value);
            return value;
        } catch (RuntimeException | Error e) {
            answers.remove(question, answer);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    /** Where it fails, the next who asks works it out, and hears why. */
    private <T> void renew(Question question, Answer old, long time, long last, Supplier<T> work) {
        long now = clock.getAsLong();
        try {
            CompletableFuture<Object> value = CompletableFuture.completedFuture(work.get());
            answers.replace(question, old, new Answer(value, now + time, now + last, new AtomicBoolean()));
        } catch (RuntimeException e) {
            answers.remove(question, old);
        }
    }

    private static Object theirs(Answer answer) {
        try {
            return answer.value().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Whatever is changed through the API is seen by the next who asks. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } finally {
            if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
                changes.incrementAndGet();
            }
        }
    }

    @Override
    public void destroy() {
        anew.shutdownNow();
    }
}
