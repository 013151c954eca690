package eu.passerelle.routes;

import eu.passerelle.dashboard.FlowTargets;
import eu.passerelle.journal.FlowCounts;
import eu.passerelle.journal.FlowView;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.Queues;
import eu.passerelle.routes.HubBeans.TargetGates;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.observe.CallMeters;
import eu.passerelle.routes.observe.FlowRecorder;
import eu.passerelle.routes.observe.Observing;
import eu.passerelle.routes.observe.SealMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;

/** What the hub tells of itself. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ObserveBeans {

    @Bean
    FlowCounts flowCounts(JournalDatabase database) {
        return new FlowCounts(database);
    }

    @Bean
    FlowView flowView(JournalDatabase database) {
        return new FlowView(database);
    }

    @Bean
    FlowTargets flowTargets(Connections connections) {
        return () -> connections.targets().keySet();
    }

    @Bean(destroyMethod = "close")
    Observing observing(MeterRegistry registry, Configuration configuration, FlowCounts counts, Clock clock) {
        return new Observing(registry, configuration, counts, clock);
    }

    @Bean
    FlowRecorder flowRecorder(Observing observing) {
        return observing.recorder();
    }

    @Bean
    CallMeters callMeters(MeterRegistry registry) {
        return new CallMeters(registry);
    }

    @Bean
    SealMeters sealMeters(MeterRegistry registry) {
        return new SealMeters(registry);
    }

    /** Once everything is there that tells. */
    @Bean
    SmartInitializingSingleton told(
            Observing observing,
            PrometheusMeterRegistry prometheus,
            JournalDatabase database,
            ActiveMQConnectionFactory brokerConnections,
            TargetGates gates) {
        return () -> {
            Set<String> queues = Stream.concat(
                            Stream.of(Queues.COMPLETIONS, Queues.DEAD),
                            gates.byName().keySet().stream().map(Queues::deliver))
                    .collect(Collectors.toSet());
            observing.journal(prometheus, database);
            observing.broker(prometheus, brokerConnections, queues);
            gates.byName().forEach((target, gate) -> observing.circuit(target, gate::state));
        };
    }

    @Bean
    RoutesBuilder flowCountsRoute(Observing observing) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:flow-counts?period=5000&delay=5000&synchronous=true")
                        .routeId("flow-counts")
                        .bean(observing, "store");
            }
        };
    }
}
