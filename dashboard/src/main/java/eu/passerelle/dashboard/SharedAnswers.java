package eu.passerelle.dashboard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * One answer for all who ask the same at the same time and may see the same: twenty people who look at one page ask the
 * journal once. An answer is told for a moment only; who has changed something through this instance is never told of
 * before.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 20) // behind access filter and ETags
public final class SharedAnswers extends OncePerRequestFilter {

    private static final int MOST = 500;

    private final long nanos;
    private final LongSupplier clock;
    private final AtomicLong changes = new AtomicLong();
    private final ConcurrentMap<Question, Answer> answers = new ConcurrentHashMap<>();

    /** @param time how long an answer is told; zero: each is worked out anew */
    public SharedAnswers(Duration time) {
        this(time, System::nanoTime);
    }

    /** @param clock nanoseconds */
    SharedAnswers(Duration time, LongSupplier clock) {
        this.nanos = time.toNanos();
        this.clock = clock;
    }

    /** @param rights of who asks; an answer never crosses to people who may see something else */
    private record Question(
            String what, Object rights, @Nullable Object details, long changes) {}

    private record Answer(CompletableFuture<Object> value, long until) {}

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
    @SuppressWarnings("unchecked") // a question has answers of one type
    <T> T to(String what, Object rights, @Nullable Object details, int times, Supplier<T> work) {
        if (nanos == 0) {
            return work.get();
        }
        Question question = new Question(what, rights, details, changes.get());
        CompletableFuture<Object> mine = new CompletableFuture<>();
        long now = clock.getAsLong();
        Answer answer = answers.compute(
                question,
                (same, known) -> known == null
                                || now - known.until() > 0 && known.value().isDone()
                        ? new Answer(mine, now + times * nanos)
                        : known);
        if (answer.value() != mine) {
            return (T) theirs(answer);
        }
        forgetOld(now);
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

    private void forgetOld(long now) {
        if (answers.size() > MOST) {
            for (Iterator<Answer> each = answers.values().iterator(); each.hasNext(); ) {
                if (now - each.next().until() > 0) {
                    each.remove();
                }
            }
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
}
