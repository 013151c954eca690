package eu.passerelle.routes;

import eu.passerelle.journal.Queues;
import org.apache.camel.builder.RouteBuilder;

/** Beside the three steps: what is due again, and what the broker gave up on. */
final class SweepRoutes extends RouteBuilder {

    private final Sweeping sweeping;

    SweepRoutes(Sweeping sweeping) {
        this.sweeping = sweeping;
    }

    @Override
    public void configure() {
        from("timer:sweep?period=1000&synchronous=true").routeId("sweep").routeConfigurationId(ErrorPolicy.ID)
                .bean(sweeping, "sweep");
        from("jms:queue:" + Queues.DEAD).routeId("dead-letters").routeConfigurationId(ErrorPolicy.ID)
                .bean(sweeping, "returned");
    }
}
