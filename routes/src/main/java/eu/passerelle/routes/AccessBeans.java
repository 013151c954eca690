package eu.passerelle.routes;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.dashboard.access.AccessFile;
import eu.passerelle.dashboard.access.People;
import eu.passerelle.journal.AuditChain;
import eu.passerelle.journal.AuditVerification;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.config.HubSettings;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;

/** Who may what, and the proof of who did what; the API itself is the dashboard's. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class AccessBeans {

    /** Fails where {@code access.csv} is there and wrong. */
    @Bean
    People people(Configuration configuration) {
        HubSettings hub = configuration.hub();
        Map<String, String> tokens = hub.access().tokens().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, token -> token.getValue().value()));
        Secret operator = hub.web().token();
        try {
            return new People(
                    operator == null ? null : operator.value(),
                    tokens,
                    new AccessFile(configuration.home().resolve("access.csv")));
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
