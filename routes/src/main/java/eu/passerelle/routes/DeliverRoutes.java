package eu.passerelle.routes;

import eu.passerelle.dashboard.PagesFirst;
import eu.passerelle.journal.Queues;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;

/** Step 3: hand sealed credentials to each target; one route a target, so that each can be stopped alone. */
final class DeliverRoutes extends RouteBuilder {

    private static final int CONSUMERS = 2;

    private final Map<String, Delivering> targets;
    private final PagesFirst pagesFirst;

    DeliverRoutes(Map<String, Delivering> targets, PagesFirst pagesFirst) {
        this.targets = targets;
        this.pagesFirst = pagesFirst;
    }

    @Override
    public void configure() {
        targets.forEach(
                (name, delivering) -> from("jms:queue:" + Queues.deliver(name) + "?concurrentConsumers=" + CONSUMERS)
                        .routeId("deliver-" + name)
                        .bean(pagesFirst, "letPass")
                        .bean(delivering, "deliver"));
    }
}
