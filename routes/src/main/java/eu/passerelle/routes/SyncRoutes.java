package eu.passerelle.routes;

import org.apache.camel.builder.RouteBuilder;

/** Step 1: read each university's SIS by its schedule, on request, and again after a wait. */
final class SyncRoutes extends RouteBuilder {

    private final Scheduling scheduling;

    SyncRoutes(Scheduling scheduling) {
        this.scheduling = scheduling;
    }

    @Override
    public void configure() {
        from("timer:pulse?period=1000&synchronous=true").routeId("sync-pulse").bean(scheduling, "pulse");
        from("timer:catch-up?period=60000&delay=30000&synchronous=true")
                .routeId("sync-catch-up")
                .bean(scheduling, "catchUp");
    }
}
