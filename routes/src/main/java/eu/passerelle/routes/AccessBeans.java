package eu.passerelle.routes;

import eu.passerelle.journal.AuditChain;
import eu.passerelle.journal.AuditVerification;
import eu.passerelle.journal.JournalDatabase;
import org.springframework.context.annotation.Bean;

/** Who may what, and the proof of who did what; the API itself is the dashboard's. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class AccessBeans {

    @Bean
    AuditChain auditChain(JournalDatabase database) {
        return new AuditChain(database);
    }

    @Bean
    AuditVerification auditVerification(JournalDatabase database) {
        return new AuditVerification(database);
    }
}
