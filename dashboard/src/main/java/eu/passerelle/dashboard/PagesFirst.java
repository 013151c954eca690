package eu.passerelle.dashboard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets people who look at pages go before work that lasts minutes: their questions are few and short, and on few cores each
 * of their steps would queue behind all of it. Who works asks between two pieces whether somebody waits for an answer, and
 * lets him pass; after that it works as long as it has waited, so that it keeps half of its speed however many ask.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 5) // behind the access filter: who is refused holds up nobody
public final class PagesFirst extends OncePerRequestFilter {

    private final long longest;
    private final LongSupplier clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition answered = lock.newCondition();
    private int asking;
    private long worksUntil;

    /** @param longest that work waits at once; what takes longer to answer is work itself */
    public PagesFirst(Duration longest) {
        this(longest, System::nanoTime);
    }

    /** @param clock nanoseconds */
    PagesFirst(Duration longest, LongSupplier clock) {
        this.longest = longest.toNanos();
        this.clock = clock;
        this.worksUntil = clock.getAsLong();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        add(1);
        try {
            chain.doFilter(request, response);
        } finally {
            add(-1);
        }
    }

    private void add(int askers) {
        lock.lock();
        try {
            asking += askers;
            if (asking == 0) {
                answered.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a moment while somebody waits for an answer. To be called between pieces of work, holding nothing. */
    public void letPass() {
        lock.lock();
        try {
            long began = clock.getAsLong();
            if (began - worksUntil < 0) {
                return;
            }
            long left = longest;
            while (asking > 0 && left > 0) {
                left = answered.awaitNanos(left);
            }
            long ended = clock.getAsLong();
            worksUntil = Math.max(worksUntil, ended + (ended - began));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever works sees that it is to end
        } finally {
            lock.unlock();
        }
    }
}
