package eu.passerelle.routes;

import eu.passerelle.journal.Queues;
import eu.passerelle.journal.RetryRunner;
import eu.passerelle.journal.TransferCounts;
import eu.passerelle.routes.catalogue.CatalogueFiles;
import org.apache.camel.builder.RouteBuilder;

/**
 * Beside the three steps: what is due again, what people try again, catalogue files that changed, counts, what learners are
 * told, and what the broker gave up on.
 */
final class SweepRoutes extends RouteBuilder {

    private final Sweeping sweeping;
    private final CatalogueFiles catalogueFiles;
    private final RetryRunner retries;
    private final TransferCounts counts;
    private final TellingLearners learners;

    SweepRoutes(
            Sweeping sweeping,
            CatalogueFiles catalogueFiles,
            RetryRunner retries,
            TransferCounts counts,
            TellingLearners learners) {
        this.retries = retries;
        this.counts = counts;
        this.learners = learners;
        this.sweeping = sweeping;
        this.catalogueFiles = catalogueFiles;
    }

    @Override
    public void configure() {
        from("timer:sweep?period=1000&synchronous=true").routeId("sweep").bean(sweeping, "sweep");
        from("timer:retries?period=1000&synchronous=true").routeId("retries").bean(retries, "tick");
        from("timer:catalogue?period=5000&synchronous=true")
                .routeId("catalogue-files")
                .bean(catalogueFiles, "refresh");
        from("timer:counts?period=10000&synchronous=true").routeId("counts").bean(counts, "fold");
        from("timer:learners?period=5000&synchronous=true")
                .routeId("tell-learners")
                .bean(learners, "tell");
        from("jms:queue:" + Queues.DEAD).routeId("dead-letters").bean(sweeping, "returned");
    }
}
