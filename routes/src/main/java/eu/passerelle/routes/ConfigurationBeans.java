package eu.passerelle.routes;

import eu.passerelle.dashboard.Configurations;
import eu.passerelle.journal.ConfigurationVersions;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.portal.claim.ClaimTarget;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.observe.CallMeters;
import eu.passerelle.routes.stacks.PathwaysConnector;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;

/** Which universities run, by which versions of their configuration. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ConfigurationBeans {

    @Bean
    ConfigurationVersions configurationVersions(JournalDatabase database) {
        return new ConfigurationVersions(database);
    }

    /** Empty until the journal is open: the web server starts before it and needs to know nobody yet. */
    @Bean
    Connections connections(Configuration configuration, ClaimTarget claim, CallMeters calls, Clock clock) {
        return new Connecting(configuration, clock, List.of(), List.of(claim), calls).targets();
    }

    @Bean
    ActiveVersions activeVersions(
            Configuration configuration,
            Connections connections,
            ConfigurationVersions versions,
            PathwaysConnector pathways,
            CallMeters calls,
            Clock clock) {
        Connecting connecting = new Connecting(configuration, clock, List.of(pathways), List.of(), calls);
        ActiveVersions active = new ActiveVersions(configuration, connecting, versions, connections);
        active.start();
        new Standings(configuration.files(), versions, active).tell();
        return active;
    }

    @Bean
    Configurations configurations(
            Configuration configuration,
            ConfigurationVersions versions,
            ActiveVersions active,
            Supplier<Checking> checking,
            Previewing previewing,
            Rereading rereading) {
        return new Activating(
                configuration.files(),
                versions,
                active,
                new Standings(configuration.files(), versions, active),
                new Trial(checking, previewing),
                rereading);
    }

    /** Another instance may have activated something. */
    @Bean
    RoutesBuilder configurationRoute(ActiveVersions active) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:configuration?period=3000&synchronous=true")
                        .routeId("configuration-versions")
                        .bean(active, "refresh");
            }
        };
    }
}
