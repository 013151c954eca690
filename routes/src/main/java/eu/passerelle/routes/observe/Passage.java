package eu.passerelle.routes.observe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A batch of transfers on its way through one step: noted by the thread that carries it, told when it is closed. What a
 * crash or an exception cuts off is told as failed, with the kind of the failure only.
 */
public final class Passage implements AutoCloseable {

    private static final int MOST_CALLS = 200;

    private final FlowRecorder recorder;
    private final Step step;
    private final String subject;
    private final @Nullable SpanId span;
    private final @Nullable SpanId sender;
    private final Instant at = Instant.now();
    private final long began = System.nanoTime();
    private final List<Passed> passed = new ArrayList<>();
    private final Map<String, Long> counted = new HashMap<>();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final AtomicInteger callCount = new AtomicInteger();
    private long ended;
    private @Nullable String failure;

    Passage(FlowRecorder recorder, Step step, String subject, @Nullable SpanId span, @Nullable SpanId sender) {
        this.recorder = recorder;
        this.step = step;
        this.subject = subject;
        this.span = span;
        this.sender = sender;
    }

    /**
     * A transfer that went through.
     *
     * @param outcome {@code read, issued, declined, referred, delivered, already_there, offered, retry, failed, postponed}
     * @param began in {@link System#nanoTime}
     * @param ended in the same
     * @param age seconds since it was read; negative where that is not known
     */
    public record Passed(UUID transfer, String university, String outcome, long began, long ended, double age) {

        public Passed(UUID transfer, String university, String outcome, long began, long ended) {
            this(transfer, university, outcome, began, ended, -1);
        }
    }

    /** A call to the outside on the way. */
    record Call(String name, int status, long nanoseconds, long ended) {}

    public void passed(Passed transfer) {
        passed.add(transfer);
    }

    /** Transfers that all have gone through as the batch has. */
    public void passed(Collection<UUID> transfers, String outcome) {
        long now = System.nanoTime();
        transfers.forEach(transfer -> passed.add(new Passed(transfer, subject, outcome, began, now)));
    }

    /** Records of the subject of which no transfer goes on. */
    public void counted(String outcome, long n) {
        if (n > 0) {
            counted.merge(outcome, n, Long::sum);
        }
    }

    void called(String name, int status, long nanoseconds) {
        if (callCount.incrementAndGet() <= MOST_CALLS) {
            calls.add(new Call(name, status, nanoseconds, System.nanoTime()));
        }
    }

    /** It ends here, as its work could not be finished. */
    public void failed(Throwable why) {
        failure = why.getClass().getSimpleName();
    }

    /**
     * Does its work, and is told with how that ended.
     *
     * @param <X> what the work throws
     */
    public <X extends Exception> void carry(Work<X> work) throws X {
        try (this) {
            doing(work);
        }
    }

    private <X extends Exception> void doing(Work<X> work) throws X {
        try {
            work.on(this);
        } catch (Exception e) {
            failed(e);
            throw e;
        }
    }

    /** What a step does with a batch. */
    @FunctionalInterface
    public interface Work<X extends Exception> {
        void on(Passage passage) throws X;
    }

    @Override
    public void close() {
        ended = System.nanoTime();
        recorder.tell(this);
    }

    Step step() {
        return step;
    }

    /** University of {@link Step#SYNC}, target of {@link Step#DELIVER}, else empty. */
    String subject() {
        return subject;
    }

    @Nullable
    SpanId span() {
        return span;
    }

    @Nullable
    SpanId sender() {
        return sender;
    }

    List<Passed> passed() {
        return passed;
    }

    Map<String, Long> counted() {
        return counted;
    }

    Collection<Call> calls() {
        return calls;
    }

    @Nullable
    String failure() {
        return failure;
    }

    long nanoseconds() {
        return ended - began;
    }

    /** Of this process's clock, as time of day: nanoseconds since 1970. */
    long epochNanoseconds(long nanoTime) {
        return at.getEpochSecond() * 1_000_000_000L + at.getNano() + (nanoTime - began);
    }

    long began() {
        return began;
    }

    long ended() {
        return ended;
    }
}
