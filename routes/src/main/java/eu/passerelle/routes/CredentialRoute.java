package eu.passerelle.routes;

import eu.passerelle.journal.Queues;
import org.apache.camel.builder.RouteBuilder;

/** Step 2: judge each completion and write and seal its credential. */
final class CredentialRoute extends RouteBuilder {

    private final Issuing issuing;
    private final int consumers;

    /** @param consumers at once; the work is computation, so one a core, and one more while another waits for the disk */
    CredentialRoute(Issuing issuing, int consumers) {
        this.issuing = issuing;
        this.consumers = consumers;
    }

    @Override
    public void configure() {
        from("jms:queue:" + Queues.COMPLETIONS + "?concurrentConsumers=" + consumers)
                .routeId("credential")
                .bean(issuing, "issue");
    }
}
