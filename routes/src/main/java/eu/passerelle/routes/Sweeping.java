package eu.passerelle.routes;

import eu.passerelle.journal.Outbox;
import eu.passerelle.journal.Sweeper;
import java.time.Duration;
import java.util.Map;

/** Every second: retries that are due, replays, and work orders that a crash or a silent broker left unsent. */
public final class Sweeping {

    private static final Duration UNSENT = Duration.ofSeconds(5);
    private static final int MOST = 500;

    private final Sweeper sweeper;
    private final Outbox outbox;
    private final Dispatching dispatching;
    private final Map<String, TargetGate> gates;

    Sweeping(Sweeper sweeper, Outbox outbox, Dispatching dispatching, Map<String, TargetGate> gates) {
        this.sweeper = sweeper;
        this.outbox = outbox;
        this.dispatching = dispatching;
        this.gates = gates;
    }

    public void sweep() {
        dispatching.sendAgain(outbox.unsent(UNSENT, MOST));
        dispatching.send(sweeper.sweep(target -> {
            TargetGate gate = gates.get(target);
            // a target that is configured no more gets nothing; its deliveries wait and are shown
            return gate == null ? 0 : gate.nextAllowance();
        }));
    }

    /** @param body of a message that the broker gave up on */
    public void returned(String body) {
        sweeper.returned(Dispatching.transfers(body));
    }
}
