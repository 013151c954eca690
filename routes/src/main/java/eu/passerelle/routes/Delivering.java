package eu.passerelle.routes;

import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.DeliveryResult;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.RetriableException;
import eu.passerelle.journal.DeliveryOutcome;
import eu.passerelle.journal.DeliveryStore;
import eu.passerelle.journal.DeliveryStore.ToDeliver;
import eu.passerelle.journal.Failure;
import eu.passerelle.model.Credential;
import eu.passerelle.model.University;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Third hop, one for each target: hands a batch of sealed credentials over, a few at a time, and stores the receipts. */
public final class Delivering implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Delivering.class);
    private static final int AT_ONCE = 8;
    private static final Duration POSTPONE = Duration.ofSeconds(5);

    private final ConnectedTarget<?> target;
    private final TargetGate gate;
    private final DeliveryStore store;
    private final Connections connections;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Delivering(ConnectedTarget<?> target, TargetGate gate, DeliveryStore store, Connections connections, Clock clock) {
        this.target = target;
        this.gate = gate;
        this.store = store;
        this.connections = connections;
        this.clock = clock;
    }

    /** @param body of a work order's message */
    public void deliver(String body) throws InterruptedException, ExecutionException {
        List<ToDeliver> loaded = store.load(target.name(), Dispatching.transfers(body));
        List<Future<List<DeliveryOutcome>>> running = new ArrayList<>();
        for (int from = 0; from < loaded.size(); from += target.atOnce()) {
            List<ToDeliver> together = loaded.subList(from, Math.min(loaded.size(), from + target.atOnce()));
            running.add(threads.submit(() -> outcomes(together)));
        }
        List<DeliveryOutcome> outcomes = new ArrayList<>(loaded.size());
        for (Future<List<DeliveryOutcome>> some : running) {
            outcomes.addAll(some.get());
        }
        store.store(target.name(), outcomes);
    }

    /** Of deliveries that go into one call. */
    private List<DeliveryOutcome> outcomes(List<ToDeliver> together) throws InterruptedException {
        places.acquire();
        try {
            if (!gate.tryEnter()) {
                return together.stream()
                        .<DeliveryOutcome>map(toDeliver -> new DeliveryOutcome.Postponed(
                                toDeliver.transfer(), clock.instant().plus(POSTPONE)))
                        .toList();
            }
            return hand(together);
        } finally {
            places.release();
        }
    }

    private List<DeliveryOutcome> hand(List<ToDeliver> together) {
        List<DeliveryOutcome> outcomes = new ArrayList<>();
        List<ToDeliver> handed = new ArrayList<>();
        List<Delivery> deliveries = new ArrayList<>();
        for (ToDeliver toDeliver : together) {
            String id = toDeliver.completion().key().university();
            Optional<University> university = connections.known(id).map(ConnectedUniversity::university);
            if (university.isEmpty()) {
                String repair = id + " runs no more on this hub: './hub activate " + id + "', then retry.";
                outcomes.add(failed(toDeliver, "ConfigurationInvalid", "HUB", repair));
            } else {
                handed.add(toDeliver);
                deliveries.add(delivery(toDeliver, university.get()));
            }
        }
        try {
            List<DeliveryResult> results = deliveries.isEmpty() ? List.of() : target.deliverAll(deliveries);
            tellGate(results);
            for (int i = 0; i < handed.size(); i++) {
                outcomes.add(outcome(handed.get(i), results.get(i)));
            }
        } catch (RuntimeException e) {
            gate.succeeded();
            handed.forEach(toDeliver -> outcomes.add(unexpected(toDeliver, e)));
        }
        return outcomes;
    }

    private static Delivery delivery(ToDeliver toDeliver, University university) {
        return new Delivery(
                toDeliver.transfer().toString(),
                new Credential(toDeliver.transfer(), toDeliver.format(), toDeliver.mediaType(), toDeliver.sealed()),
                Recipients.of(toDeliver.completion().learner(), university),
                university,
                toDeliver.completion());
    }

    /** One call is one sign of the target's health, however many it carried. */
    private void tellGate(List<DeliveryResult> results) {
        for (DeliveryResult result : results) {
            if (result instanceof DeliveryResult.Failed failed && failed.failure() instanceof RetriableException e) {
                gate.failed(e);
                return;
            }
        }
        gate.succeeded();
    }

    private DeliveryOutcome outcome(ToDeliver toDeliver, DeliveryResult result) {
        return switch (result) {
            case DeliveryResult.Received(DeliveryReceipt receipt) ->
                receipt.offered()
                        ? new DeliveryOutcome.Offered(toDeliver.transfer(), receipt.reference())
                        : new DeliveryOutcome.Delivered(
                                toDeliver.transfer(), receipt.reference(), receipt.alreadyThere());
            case DeliveryResult.Failed(RetriableException e) ->
                new DeliveryOutcome.Failed(
                        toDeliver.transfer(),
                        new Failure(
                                "deliver:" + target.name(),
                                e.getClass().getSimpleName(),
                                e.responsible().name(),
                                e.getMessage(),
                                BackOff.next(toDeliver.attempts() + 1, clock.instant(), e.retryAfter())
                                        .orElse(null)));
            case DeliveryResult.Failed(HubException e) ->
                failed(toDeliver, e.getClass().getSimpleName(), e.responsible().name(), e.getMessage());
        };
    }

    private DeliveryOutcome unexpected(ToDeliver toDeliver, RuntimeException e) {
        LOG.error(
                "Transfer {} to {}: {} at {}",
                toDeliver.transfer(),
                target.name(),
                e.getClass().getName(),
                e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "?");
        return failed(
                toDeliver,
                e.getClass().getSimpleName(),
                "HUB",
                "Unexpected " + e.getClass().getSimpleName() + " while delivering; report it with the transfer's id.");
    }

    private DeliveryOutcome failed(ToDeliver toDeliver, String kind, String responsible, String message) {
        return new DeliveryOutcome.Failed(
                toDeliver.transfer(), new Failure("deliver:" + target.name(), kind, responsible, message, null));
    }

    @Override
    public void close() {
        threads.close();
    }
}
