package eu.passerelle.routes;

import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryReceipt;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
        List<UUID> order = Dispatching.transfers(body);
        List<Future<DeliveryOutcome>> running = store.load(target.name(), order).stream()
                .map(toDeliver -> threads.submit(() -> outcome(toDeliver)))
                .toList();
        List<DeliveryOutcome> outcomes = new java.util.ArrayList<>(running.size());
        for (Future<DeliveryOutcome> outcome : running) {
            outcomes.add(outcome.get());
        }
        store.store(target.name(), outcomes);
    }

    private DeliveryOutcome outcome(ToDeliver toDeliver) throws InterruptedException {
        places.acquire();
        try {
            if (!gate.tryEnter()) {
                return new DeliveryOutcome.Postponed(
                        toDeliver.transfer(), clock.instant().plus(POSTPONE));
            }
            return hand(toDeliver);
        } finally {
            places.release();
        }
    }

    private DeliveryOutcome hand(ToDeliver toDeliver) {
        String id = toDeliver.completion().key().university();
        Optional<University> university = connections.known(id).map(ConnectedUniversity::university);
        if (university.isEmpty()) {
            gate.succeeded();
            return failed(
                    toDeliver,
                    "ConfigurationInvalid",
                    "HUB",
                    id + " runs no more on this hub: './hub activate " + id + "', then retry.");
        }
        try {
            DeliveryReceipt receipt = target.deliver(new Delivery(
                    toDeliver.transfer().toString(),
                    new Credential(toDeliver.transfer(), toDeliver.format(), toDeliver.mediaType(), toDeliver.sealed()),
                    Recipients.of(toDeliver.completion().learner(), university.get()),
                    university.get(),
                    toDeliver.completion().title()));
            gate.succeeded();
            return receipt.offered()
                    ? new DeliveryOutcome.Offered(toDeliver.transfer(), receipt.reference())
                    : new DeliveryOutcome.Delivered(toDeliver.transfer(), receipt.reference(), receipt.alreadyThere());
        } catch (RetriableException e) {
            gate.failed(e);
            return new DeliveryOutcome.Failed(
                    toDeliver.transfer(),
                    new Failure(
                            "deliver:" + target.name(),
                            e.getClass().getSimpleName(),
                            e.responsible().name(),
                            e.getMessage(),
                            BackOff.next(toDeliver.attempts() + 1, clock.instant(), e.retryAfter())
                                    .orElse(null)));
        } catch (HubException e) {
            gate.succeeded();
            return failed(
                    toDeliver, e.getClass().getSimpleName(), e.responsible().name(), e.getMessage());
        } catch (RuntimeException e) {
            gate.succeeded();
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
                    "Unexpected " + e.getClass().getSimpleName()
                            + " while delivering; report it with the transfer's id.");
        }
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
