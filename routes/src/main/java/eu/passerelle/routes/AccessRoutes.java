package eu.passerelle.routes;

import eu.passerelle.journal.AuditChain;
import eu.passerelle.journal.LoginSessions;
import org.apache.camel.builder.RouteBuilder;

/** Links what is new in the audit log, and forgets sessions that are over. */
final class AccessRoutes extends RouteBuilder {

    private final AuditChain auditChain;
    private final LoginSessions sessions;

    AccessRoutes(AuditChain auditChain, LoginSessions sessions) {
        this.auditChain = auditChain;
        this.sessions = sessions;
    }

    @Override
    public void configure() {
        from("timer:audit?period=1000&synchronous=true").routeId("audit-chain").bean(auditChain, "link");
        from("timer:log-ins?period=60000&synchronous=true").routeId("log-ins").bean(sessions, "clean");
    }
}
