package eu.passerelle.routes;

import eu.passerelle.journal.Queues;
import eu.passerelle.routes.catalogue.CatalogueFiles;
import org.apache.camel.builder.RouteBuilder;

/** Beside the three steps: what is due again, catalogue files that changed, and what the broker gave up on. */
final class SweepRoutes extends RouteBuilder {

    private final Sweeping sweeping;
    private final CatalogueFiles catalogueFiles;

    SweepRoutes(Sweeping sweeping, CatalogueFiles catalogueFiles) {
        this.sweeping = sweeping;
        this.catalogueFiles = catalogueFiles;
    }

    @Override
    public void configure() {
        from("timer:sweep?period=1000&synchronous=true").routeId("sweep").bean(sweeping, "sweep");
        from("timer:catalogue?period=5000&synchronous=true")
                .routeId("catalogue-files")
                .bean(catalogueFiles, "refresh");
        from("jms:queue:" + Queues.DEAD).routeId("dead-letters").bean(sweeping, "returned");
    }
}
