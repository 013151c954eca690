package eu.passerelle.routes;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.dashboard.access.AccessFile;
import eu.passerelle.dashboard.access.People;
import eu.passerelle.dashboard.login.LoginDesk;
import eu.passerelle.dashboard.login.LoginSettings;
import eu.passerelle.journal.AuditChain;
import eu.passerelle.journal.AuditVerification;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.LoginSessions;
import eu.passerelle.routes.config.AccessSettings;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.config.HubSettings;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.RoutesBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;

/** Who may what, and the proof of who did what; the API itself is the dashboard's. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class AccessBeans {

    @Bean
    LoginSessions loginSessions(Configuration configuration, JournalDatabase database, Clock clock) {
        AccessSettings access = configuration.hub().access();
        return new LoginSessions(database, clock, access.idle(), access.longest());
    }

    @Bean
    RoutesBuilder accessRoutes(AuditChain auditChain, LoginSessions sessions) {
        return new AccessRoutes(auditChain, sessions);
    }

    private static @Nullable LoginDesk logins(Configuration configuration, LoginSessions sessions) {
        HubSettings hub = configuration.hub();
        AccessSettings access = hub.access();
        URI issuer = access.issuer();
        String client = access.clientId();
        if (issuer == null || client == null) {
            return null;
        }
        if (!AccessSettings.isSafe(hub.web().address())) {
            throw new ConfigurationInvalid(
                    "hub.yaml: people log in at " + hub.web().address()
                            + ", where others could read their sessions: set web.address to the address with https://.");
        }
        Secret secret = access.clientSecret();
        LoginSettings settings = new LoginSettings(
                issuer,
                client,
                secret == null ? null : secret.value(),
                access.person(),
                access.groups(),
                access.scopes(),
                hub.web().address());
        return new LoginDesk(
                settings,
                sessions,
                new ProviderHttp(new HubHttp(hub.limits().limits(), new OutgoingAddresses(hub.outgoing()))));
    }

    /** Fails where {@code access.csv} is there and wrong. */
    @Bean
    People people(Configuration configuration, LoginSessions sessions) {
        HubSettings hub = configuration.hub();
        Map<String, String> tokens = hub.access().tokens().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, token -> token.getValue().value()));
        Secret operator = hub.web().token();
        try {
            return new People(
                    operator == null ? null : operator.value(),
                    tokens,
                    new AccessFile(configuration.home().resolve("access.csv")),
                    logins(configuration, sessions));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationInvalid(String.valueOf(e.getMessage()), e);
        }
    }

    @Bean
    AuditChain auditChain(JournalDatabase database) {
        return new AuditChain(database);
    }

    @Bean
    AuditVerification auditVerification(JournalDatabase database) {
        return new AuditVerification(database);
    }
}
