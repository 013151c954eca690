package eu.passerelle.routes;

import eu.passerelle.dashboard.StackDesk;
import eu.passerelle.journal.CatalogueStore;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.StackStore;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.stacks.PathwayProgress;
import eu.passerelle.routes.stacks.PathwaysConnector;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;

/** Stacks: a connector that reads them out of the journal, and what people ask about them. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class StackBeans {

    @Bean
    PathwaysConnector.Sources stackSources(
            JournalDatabase database,
            PayloadCipher cipher,
            CatalogueStore catalogue,
            Connections connections,
            ObjectProvider<PolicyKeeper> policy) {
        return new PathwaysConnector.Sources(
                new StackStore(database, cipher),
                catalogue,
                id -> connections.known(id).map(ConnectedUniversity::university),
                // which universities there are comes first, and stacks are one
                () -> policy.getObject().get());
    }

    @Bean
    PathwaysConnector pathwaysConnector(PathwaysConnector.Sources sources) {
        return new PathwaysConnector(sources);
    }

    @Bean
    StackDesk stackDesk(Configuration configuration, PathwaysConnector.Sources sources) {
        return new PathwayProgress(configuration.home(), sources);
    }
}
