package eu.passerelle.routes;

import eu.passerelle.dashboard.PolicyDesk;
import eu.passerelle.journal.Decisions;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.Policies;
import eu.passerelle.routes.config.Configuration;
import java.time.Clock;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;

/** The recognition policy: kept in step with its files, and asked about the past. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class PolicyBeans {

    @Bean
    PolicyKeeper policyKeeper(Configuration configuration, JournalDatabase database, ActiveVersions active) {
        return new PolicyKeeper(
                configuration.home().resolve("recognition"),
                new Policies(database),
                configuration.hub().instance(),
                active.connections().ids());
    }

    @Bean
    PolicyDesk policyDesk(PolicyKeeper policy, JournalDatabase database, Clock clock) {
        return new Deciding(policy, new Decisions(database), clock);
    }

    @Bean
    RoutesBuilder policyRoute(PolicyKeeper policy) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:policy?period=2000&synchronous=true")
                        .routeId("policy-files")
                        .bean(policy, "refresh");
            }
        };
    }
}
