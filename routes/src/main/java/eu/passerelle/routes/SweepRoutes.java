package eu.passerelle.routes;

import eu.passerelle.journal.AuditChain;
import eu.passerelle.journal.Queues;
import eu.passerelle.routes.catalogue.CatalogueFiles;
import org.apache.camel.builder.RouteBuilder;

/** Beside the three steps: what is due again, catalogue files that changed, the audit log, what the broker gave up on. */
final class SweepRoutes extends RouteBuilder {

    private final Sweeping sweeping;
    private final CatalogueFiles catalogueFiles;
    private final AuditChain auditChain;

    SweepRoutes(Sweeping sweeping, CatalogueFiles catalogueFiles, AuditChain auditChain) {
        this.auditChain = auditChain;
        this.sweeping = sweeping;
        this.catalogueFiles = catalogueFiles;
    }

    @Override
    public void configure() {
        from("timer:sweep?period=1000&synchronous=true").routeId("sweep").bean(sweeping, "sweep");
        from("timer:catalogue?period=5000&synchronous=true")
                .routeId("catalogue-files")
                .bean(catalogueFiles, "refresh");
        from("timer:audit?period=1000&synchronous=true").routeId("audit-chain").bean(auditChain, "link");
        from("jms:queue:" + Queues.DEAD).routeId("dead-letters").bean(sweeping, "returned");
    }
}
