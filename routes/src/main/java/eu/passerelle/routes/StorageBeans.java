package eu.passerelle.routes;

import com.zaxxer.hikari.pool.HikariPool;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.database.EmbeddedDatabase;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.Outbox;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.config.HubSettings;
import jakarta.jms.ConnectionFactory;
import java.util.Objects;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.jms.core.JmsTemplate;

/** Database and broker: embedded by default, external by one setting each. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class StorageBeans {

    private static final String IN_VM = "vm://0";

    /** Holds what was started here, so that it is stopped last. */
    record Servers(
            String databaseUrl, String databaseUser, String databasePassword, String brokerUrl, AutoCloseable all)
            implements AutoCloseable {
        @Override
        public void close() throws Exception {
            all.close();
        }
    }

    @Bean(destroyMethod = "close")
    Servers servers(Configuration configuration) {
        HubSettings hub = configuration.hub();
        HubSettings.Database database = hub.database();
        EmbeddedDatabase embedded =
                database.url() == null ? EmbeddedDatabase.start(hub.data().resolve("database"), true) : null;
        EmbeddedBroker broker =
                hub.broker().url() == null ? new EmbeddedBroker(hub.data().resolve("broker"), IN_VM) : null;
        return new Servers(
                embedded == null ? Objects.requireNonNull(database.url()) : embedded.url(),
                embedded == null ? Objects.requireNonNullElse(database.user(), "") : embedded.user(),
                database.password() == null ? "" : database.password().value(),
                broker == null ? Objects.requireNonNull(hub.broker().url()) : IN_VM,
                () -> {
                    if (broker != null) {
                        broker.close();
                    }
                    if (embedded != null) {
                        embedded.close();
                    }
                });
    }

    @Bean(destroyMethod = "close")
    JournalDatabase journalDatabase(Servers servers) {
        try {
            return new JournalDatabase(servers.databaseUrl(), servers.databaseUser(), servers.databasePassword());
        } catch (HikariPool.PoolInitializationException e) {
            throw new ConfigurationInvalid(
                    "hub.yaml: database: "
                            + Objects.requireNonNullElse(e.getCause(), e).getMessage() + ". Start PostgreSQL at "
                            + servers.databaseUrl() + ", or correct database.url, database.user and database.password.",
                    e);
        }
    }

    @Bean(destroyMethod = "close")
    ActiveMQConnectionFactory brokerConnections(Servers servers, Configuration configuration) {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(servers.brokerUrl());
        HubSettings.Broker broker = configuration.hub().broker();
        if (broker.user() != null && broker.password() != null) {
            factory.setUser(broker.user());
            factory.setPassword(broker.password().value());
        }
        return factory;
    }

    /** Consumers keep their raw connection; a pool would give each poll another one. */
    @Bean("jms")
    JmsComponent jms(ActiveMQConnectionFactory brokerConnections) {
        JmsComponent component = JmsComponent.jmsComponent(brokerConnections);
        component.setTransacted(true);
        component.setLazyCreateTransactionManager(false);
        component.setCacheLevelName("CACHE_CONSUMER");
        component.setReceiveTimeout(1_000);
        component.setRecoveryInterval(1_000);
        return component;
    }

    @Bean(destroyMethod = "stop")
    JmsPoolConnectionFactory pooledConnections(ActiveMQConnectionFactory brokerConnections) {
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(brokerConnections);
        pool.setMaxConnections(2);
        return pool;
    }

    @Bean
    Dispatching dispatching(JmsPoolConnectionFactory pooledConnections, Outbox outbox) {
        ConnectionFactory pooled = pooledConnections;
        JmsTemplate jms = new JmsTemplate(pooled);
        jms.setSessionTransacted(true);
        return new Dispatching(jms, outbox);
    }

    @Bean
    StorageRates storageRates(JournalDatabase database, JmsPoolConnectionFactory pooledConnections) {
        return new StorageRates(database, pooledConnections);
    }
}
