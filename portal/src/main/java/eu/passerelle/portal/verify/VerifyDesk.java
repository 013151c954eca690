package eu.passerelle.portal.verify;

import eu.passerelle.verify.Documents.NotFetched;
import eu.passerelle.verify.Policy;
import eu.passerelle.verify.Report;
import eu.passerelle.verify.Verification;
import eu.passerelle.verify.VerificationBusy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Verifies a few documents at a time, so that strangers cannot take the hub's memory and processors. */
public final class VerifyDesk {

    /** As many as are in memory at once; some of them may come slowly. */
    private static final int IN_MEMORY = 16;
    /** As many as are judged at once. */
    private static final int AT_ONCE = 4;

    /** Of those in memory: who sends slowly holds a place as long as they like. */
    private static final int OF_ONE_CALLER = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Supplier<Policy> policies;
    private final CallerPlaces callers = new CallerPlaces(OF_ONE_CALLER);
    private final Semaphore memory = new Semaphore(IN_MEMORY, true);
    private final Semaphore processors = new Semaphore(AT_ONCE, true);
    private volatile Ready ready;

    /** Making it costs as much as a few verifications. */
    private record Ready(Policy policy, Verification verification) {
        static Ready of(Policy policy) {
            return new Ready(policy, new Verification(policy));
        }
    }

    /** @param policies asked each time: whom to trust may change while the hub runs, and so may its own seal */
    public VerifyDesk(Supplier<Policy> policies) {
        this.policies = policies;
        this.ready = Ready.of(policies.get());
    }

    private Ready ready() {
        Policy now = policies.get();
        Ready known = ready;
        boolean same = now.trust().equals(known.policy().trust())
                && now.accreditations().equals(known.policy().accreditations());
        if (!same) {
            known = Ready.of(now);
            ready = known;
        }
        return known;
    }

    /** Brings the document; nothing of it is in memory before. */
    interface Bringing {
        Brought bring() throws IOException, NotFetched;
    }

    /** What somebody wants to be verified: bytes, or a link to them. */
    sealed interface Brought {
        record Bytes(byte[] content) implements Brought {}

        record Link(String address) implements Brought {}
    }

    /** Too many at once: come back in a few seconds. */
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * A document that the hub has itself.
     *
     * @throws Busy others are being served
     */
    public Report judge(byte[] document) {
        try {
            return verify(() -> new Brought.Bytes(document));
        } catch (IOException | NotFetched e) {
            throw new IllegalStateException("bytes are there", e);
        }
    }

    /**
     * @param caller address of who brings it
     * @throws Busy others are being served
     * @throws NotFetched the link cannot be followed
     */
    Report verify(String caller, Bringing bringing) throws IOException, NotFetched {
        requirePlace(caller);
        try {
            return verify(bringing);
        } finally {
            callers.give(caller);
        }
    }

    private void requirePlace(String caller) {
        try {
            if (!callers.take(caller, PATIENCE)) {
                throw new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
    }

    private Report verify(Bringing bringing) throws IOException, NotFetched {
        take(memory);
        try {
            Brought brought = bringing.bring();
            take(processors);
            try {
                return judged(brought);
            } catch (VerificationBusy e) {
                throw new Busy();
            } finally {
                processors.release();
            }
        } finally {
            memory.release();
        }
    }

    private static void take(Semaphore places) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
    }

    private Report judged(Brought brought) throws NotFetched {
        Ready now = ready();
        return switch (brought) {
            case Brought.Bytes bytes -> now.verification().verify(bytes.content());
            case Brought.Link link ->
                now.verification().verify(now.policy().documents().get(address(link.address())));
        };
    }

    private static URI address(String text) throws NotFetched {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new NotFetched("This is no address.");
        }
    }
}
