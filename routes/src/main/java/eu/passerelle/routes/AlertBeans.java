package eu.passerelle.routes;

import eu.passerelle.alerts.AlertSending;
import eu.passerelle.alerts.AlertSettings;
import eu.passerelle.alerts.Channels;
import eu.passerelle.alerts.Gathering;
import eu.passerelle.alerts.Watch;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.dashboard.AlertDesk;
import eu.passerelle.journal.AlertFacts;
import eu.passerelle.journal.AlertNotices;
import eu.passerelle.journal.Alerts;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.OverviewView;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.config.HubSettings;
import java.time.Clock;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;

/** Sees what somebody must know of, and tells it. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class AlertBeans {

    @Bean
    AlertFacts alertFacts(JournalDatabase database) {
        return new AlertFacts(database);
    }

    @Bean
    Objections objections(AlertFacts facts) {
        return new Objections(facts);
    }

    @Bean
    Alerts alerts(JournalDatabase database) {
        return new Alerts(database);
    }

    @Bean
    AlertNotices alertNotices(JournalDatabase database) {
        return new AlertNotices(database);
    }

    @Bean
    Channels alertChannels(Configuration configuration, Clock clock) {
        HubSettings hub = configuration.hub();
        return new Channels(hub.alerts(), hub.limits().limits(), new OutgoingAddresses(hub.outgoing()), clock);
    }

    @Bean
    Surroundings surroundings(Connections connections, SigningKeys keys, AlertFacts facts, Clock clock) {
        return new Surroundings(connections, keys, facts, clock);
    }

    @Bean
    Gathering alertGathering(
            AlertFacts facts,
            OverviewView overview,
            JournalView journal,
            Surroundings surroundings,
            Configuration configuration,
            Clock clock) {
        return new Gathering(
                facts, overview, journal, surroundings, configuration.hub().alerts(), clock);
    }

    @Bean
    Watch alertWatch(
            Gathering gathering, AlertFacts facts, Alerts alerts, Channels channels, Configuration configuration) {
        HubSettings hub = configuration.hub();
        return new Watch(gathering, facts, alerts, channels, hub.alerts(), hub.warnBeforeExpiry());
    }

    @Bean
    AlertSending alertSending(Channels channels, AlertNotices notices, Configuration configuration, Clock clock) {
        return new AlertSending(channels, notices, configuration.hub().web().address(), clock);
    }

    @Bean
    AlertDesk alertDesk(Watch watch, AlertSending sending, Channels channels, Configuration configuration) {
        AlertSettings settings = configuration.hub().alerts();
        return new Alerting(
                watch, sending, channels, settings, configuration.hub().warnBeforeExpiry());
    }

    @Bean
    RoutesBuilder alertRoutes(Watch watch, AlertSending sending, Surroundings surroundings) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:alerts?period=60000&delay=20000&synchronous=true")
                        .routeId("alerts")
                        .bean(watch, "look");
                from("timer:alert-sending?period=5000&delay=20000&synchronous=true")
                        .routeId("alert-sending")
                        .bean(sending, "send");
                from("timer:server-certificates?period=21600000&delay=60000&synchronous=true")
                        .routeId("server-certificates")
                        .bean(surroundings, "lookAtServers");
            }
        };
    }
}
