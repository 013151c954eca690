package eu.passerelle.routes.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Metrics of the flow on this instance, since its start. Labels are steps, universities, targets and outcomes: no more of
 * them than the configuration has.
 */
final class FlowMeters {

    private static final Set<String> ARRIVED = Set.of("delivered", "already_there", "offered");

    private static final Duration[] STEP_BUCKETS = seconds(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60);
    private static final Duration[] CALL_BUCKETS = seconds(0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30);
    private static final Duration[] WAIT_BUCKETS = seconds(0.1, 1, 5, 30, 60, 300, 1800, 7200);
    private static final Duration[] WAY_BUCKETS = seconds(1, 5, 15, 60, 300, 900, 3600, 21_600, 86_400);

    private final MeterProvider<Counter> transfers;
    private final MeterProvider<Counter> deliveries;
    private final MeterProvider<Counter> runs;
    private final MeterProvider<Timer> steps;
    private final MeterProvider<Timer> handing;
    private final MeterProvider<Timer> waiting;
    private final MeterProvider<Timer> ways;

    FlowMeters(MeterRegistry registry) {
        transfers = Counter.builder("passerelle.step.transfers")
                .description("Transfers that went through a step, by university and what became of them")
                .withRegistry(registry);
        deliveries = Counter.builder("passerelle.deliveries")
                .description("Deliveries tried, by target and outcome")
                .withRegistry(registry);
        runs = Counter.builder("passerelle.sync.runs")
                .description("Sync runs, by university and the state that they came to")
                .withRegistry(registry);
        steps = timer("passerelle.step", "Time of one batch in a step: a page, or a work order of 50", STEP_BUCKETS)
                .withRegistry(registry);
        handing = timer("passerelle.delivery", "Time until a target has answered to a delivery", CALL_BUCKETS)
                .withRegistry(registry);
        waiting = timer("passerelle.queue.wait", "Time of work orders between sender and step", WAIT_BUCKETS)
                .withRegistry(registry);
        ways = timer("passerelle.way", "Time from reading a result to its arrival at a target", WAY_BUCKETS)
                .withRegistry(registry);
    }

    private static Timer.Builder timer(String name, String description, Duration... buckets) {
        return Timer.builder(name).description(description).serviceLevelObjectives(buckets);
    }

    static Duration[] seconds(double... each) {
        Duration[] durations = new Duration[each.length];
        for (int i = 0; i < each.length; i++) {
            durations[i] = Duration.ofMillis(Math.round(each[i] * 1000));
        }
        return durations;
    }

    void waited(Step step, String target, long millis) {
        waiting.withTags("step", step.word(), "target", target).record(Math.max(0, millis), TimeUnit.MILLISECONDS);
    }

    void run(String university, String state) {
        runs.withTags("university", university, "state", state).increment();
    }

    void tell(Passage passage, Map<FlowRecorder.Group, Long> groups) {
        String step = passage.step().word();
        String target = passage.step() == Step.DELIVER ? passage.subject() : "";
        steps.withTags("step", step, "target", target, "outcome", passage.failure() == null ? "done" : "failed")
                .record(passage.nanoseconds(), TimeUnit.NANOSECONDS);
        groups.forEach((group, n) -> transfers
                .withTags("step", step, "university", group.university(), "outcome", group.outcome())
                .increment(n));
        if (passage.step() == Step.DELIVER) {
            delivered(passage, target);
        }
    }

    private void delivered(Passage passage, String target) {
        Timer answered = handing.withTags("target", target);
        Timer way = ways.withTags("target", target);
        Map<String, Long> outcomes = new java.util.HashMap<>();
        for (Passage.Passed each : passage.passed()) {
            outcomes.merge(each.outcome(), 1L, Long::sum);
            if (!each.outcome().equals("postponed")) {
                answered.record(each.ended() - each.began(), TimeUnit.NANOSECONDS);
            }
            if (each.age() >= 0 && ARRIVED.contains(each.outcome())) {
                way.record(Math.round(each.age() * 1000), TimeUnit.MILLISECONDS);
            }
        }
        outcomes.forEach((outcome, n) ->
                deliveries.withTags("target", target, "outcome", outcome).increment(n));
    }
}
