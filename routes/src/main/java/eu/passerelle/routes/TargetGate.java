package eu.passerelle.routes;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Stands before one target: a circuit that opens when the target fails, and a ramp that lets work back in slowly when
 * it has recovered, so that nothing floods it.
 */
final class TargetGate {

    private static final int WINDOW = 20;
    private static final int PROBES = 3;
    private static final int RAMP_START = 10;
    /** Above this the ramp has ended. */
    private static final int UNLIMITED = 5_000;

    private final CircuitBreaker circuit;
    private int allowance = UNLIMITED;

    /**
     * @param open how long the circuit stays open before it probes
     * @param changed told the target's name and new state
     */
    TargetGate(String target, Duration open, BiConsumer<String, String> changed) {
        this.circuit = CircuitBreaker.of(
                target,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(WINDOW)
                        .minimumNumberOfCalls(WINDOW / 2)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(open)
                        .permittedNumberOfCallsInHalfOpenState(PROBES)
                        .automaticTransitionFromOpenToHalfOpenEnabled(true)
                        .build());
        circuit.getEventPublisher().onStateTransition(event -> {
            CircuitBreaker.State state = event.getStateTransition().getToState();
            if (state == CircuitBreaker.State.OPEN) {
                restrict();
            }
            changed.accept(target, state.name());
        });
    }

    /** Whether a call may be made now; each permission must be followed by {@link #succeeded} or {@link #failed}. */
    boolean tryEnter() {
        return circuit.tryAcquirePermission();
    }

    void succeeded() {
        circuit.onSuccess(0, java.util.concurrent.TimeUnit.NANOSECONDS);
    }

    /** The target is unwell; a refusal of one credential is not that, and counts as success of the target. */
    void failed(Exception failure) {
        circuit.onError(0, java.util.concurrent.TimeUnit.NANOSECONDS, failure);
    }

    /** {@code CLOSED}, {@code OPEN} or {@code HALF_OPEN}. */
    String state() {
        return circuit.getState().name();
    }

    boolean closed() {
        return circuit.getState() == CircuitBreaker.State.CLOSED;
    }

    /** How many waiting deliveries the next sweep may let through; doubles from sweep to sweep after a recovery. */
    synchronized int nextAllowance() {
        return switch (circuit.getState()) {
            case OPEN, FORCED_OPEN -> 0;
            case HALF_OPEN -> PROBES;
            default -> {
                int now = allowance;
                allowance = Math.min(UNLIMITED, allowance * 2);
                yield now;
            }
        };
    }

    private synchronized void restrict() {
        allowance = RAMP_START;
    }
}
