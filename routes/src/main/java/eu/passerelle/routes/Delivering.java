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
import eu.passerelle.routes.observe.FlowRecorder;
import eu.passerelle.routes.observe.Passage;
import eu.passerelle.routes.observe.Passage.Passed;
import eu.passerelle.routes.observe.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** Third hop, one for each target: hands a batch of sealed credentials over, a few at a time, and stores the receipts. */
public final class Delivering implements AutoCloseable {

    private static final int AT_ONCE = 8;
    private static final Duration POSTPONE = Duration.ofSeconds(5);

    private final ConnectedTarget<?> target;
    private final TargetGate gate;
    private final DeliveryStore store;
    private final Connections connections;
    private final FlowRecorder recorder;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Delivering(
            ConnectedTarget<?> target,
            TargetGate gate,
            DeliveryStore store,
            Connections connections,
            FlowRecorder recorder,
            Clock clock) {
        this.target = target;
        this.gate = gate;
        this.store = store;
        this.connections = connections;
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * @param body of a work order's message
     * @param sender batch that has sent it; null where that is not told
     * @param sent when, in milliseconds
     */
    public void deliver(
            @Body String body,
            @Header(Dispatching.SENDER) @Nullable String sender,
            @Header(Dispatching.SENT) @Nullable Long sent)
            throws Exception {
        recorder.order(Step.DELIVER, target.name(), sender, sent).carry(passage -> deliver(body, passage));
    }

    private void deliver(String body, Passage passage) throws InterruptedException, ExecutionException {
        List<ToDeliver> loaded = store.load(target.name(), Dispatching.transfers(body));
        List<Future<List<Handed>>> running = new ArrayList<>();
        for (int from = 0; from < loaded.size(); from += target.atOnce()) {
            List<ToDeliver> together = loaded.subList(from, Math.min(loaded.size(), from + target.atOnce()));
            running.add(threads.submit(() -> outcomes(together)));
        }
        List<Handed> handed = new ArrayList<>(loaded.size());
        for (Future<List<Handed>> some : running) {
            handed.addAll(some.get());
        }
        store.store(target.name(), handed.stream().map(Handed::outcome).toList());
        Map<UUID, ToDeliver> known =
                loaded.stream().collect(Collectors.toMap(ToDeliver::transfer, Function.identity()));
        Instant now = clock.instant();
        handed.forEach(each -> passage.passed(
                each.passed(Objects.requireNonNull(known.get(each.outcome().transfer())), now)));
    }

    /** What became of one, and from when to when that was worked out. */
    private record Handed(DeliveryOutcome outcome, long began, long ended) {

        Passed passed(ToDeliver delivery, Instant now) {
            String word = switch (outcome) {
                case DeliveryOutcome.Delivered delivered -> delivered.alreadyThere() ? "already_there" : "delivered";
                case DeliveryOutcome.Offered offered -> "offered";
                case DeliveryOutcome.Failed failed -> failed.failure().retryAt() == null ? "failed" : "retry";
                case DeliveryOutcome.Postponed postponed -> "postponed";
            };
            double age = Duration.between(delivery.pulledAt(), now).toMillis() / 1000.0;
            return new Passed(outcome.transfer(), delivery.completion().key().university(), word, began, ended, age);
        }
    }

    /** Of deliveries that go into one call. */
    private List<Handed> outcomes(List<ToDeliver> together) throws InterruptedException {
        places.acquire();
        long began = System.nanoTime();
        try {
            List<DeliveryOutcome> outcomes = gate.tryEnter() ? hand(together) : postpone(together);
            long ended = System.nanoTime();
            return outcomes.stream()
                    .map(outcome -> new Handed(outcome, began, ended))
                    .toList();
        } finally {
            places.release();
        }
    }

    private List<DeliveryOutcome> postpone(List<ToDeliver> together) {
        Instant until = clock.instant().plus(POSTPONE);
        return together.stream()
                .<DeliveryOutcome>map(toDeliver -> new DeliveryOutcome.Postponed(toDeliver.transfer(), until))
                .toList();
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
        String reason = Defect.told(toDeliver.transfer(), target.name(), "delivering", e);
        return failed(toDeliver, e.getClass().getSimpleName(), "HUB", reason);
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
