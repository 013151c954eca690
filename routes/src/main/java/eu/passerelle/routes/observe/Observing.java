package eu.passerelle.routes.observe;

import eu.passerelle.journal.FlowCounts;
import eu.passerelle.journal.FlowView;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.OverviewView;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.config.ObserveSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Puts together what watches the flow. */
public final class Observing implements AutoCloseable {

    private static final List<String> CIRCUIT_STATES = List.of("CLOSED", "OPEN", "HALF_OPEN");

    private final MeterRegistry registry;
    private final FlowTraces traces;
    private final RecentFlow recent = new RecentFlow();
    private final FlowCounts counts;
    private final String instance;
    private final Clock clock;

    public Observing(MeterRegistry registry, Configuration configuration, FlowCounts counts, Clock clock) {
        this.registry = registry;
        this.counts = counts;
        this.clock = clock;
        this.instance = configuration.hub().instance();
        ObserveSettings.Traces wanted = configuration.hub().observe().traces();
        this.traces = wanted == null ? FlowTraces.OFF : new OtlpTraces(wanted, instance);
    }

    public FlowRecorder recorder() {
        return new FlowRecorder(new FlowMeters(registry), traces, recent);
    }

    /** Stores what was counted lately; every few seconds. */
    public void store() {
        recent.store(counts, instance, clock);
    }

    /** Tells the registry of the journal, where that is asked for by Prometheus. */
    public void journal(PrometheusMeterRegistry prometheus, JournalDatabase database) {
        prometheus
                .getPrometheusRegistry()
                .register(new JournalCollector(
                        new JournalView(database), new OverviewView(database), new FlowView(database)));
        database.toldTo(registry);
    }

    /** @param queues names of the hub's queues */
    public void broker(
            PrometheusMeterRegistry prometheus, ActiveMQConnectionFactory broker, Collection<String> queues) {
        prometheus.getPrometheusRegistry().register(new BrokerCollector(broker, queues));
    }

    /** @param state of this instance's circuit to a target: {@code CLOSED}, {@code OPEN} or {@code HALF_OPEN} */
    public void circuit(String target, Supplier<String> state) {
        for (String each : CIRCUIT_STATES) {
            Gauge.builder("passerelle.circuit", state, now -> now.get().equals(each) ? 1 : 0)
                    .description("State of the circuit to a target on this instance: 1 for the state that it is in")
                    .tags("target", target, "state", each.toLowerCase(java.util.Locale.ROOT))
                    .strongReference(true)
                    .register(registry);
        }
    }

    @Override
    public void close() {
        store();
        traces.close();
    }
}
