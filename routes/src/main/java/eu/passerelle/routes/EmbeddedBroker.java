package eu.passerelle.routes;

import eu.passerelle.journal.Queues;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A persistent Artemis inside the hub, for evaluation and single instances; a cluster shares an external one. */
public final class EmbeddedBroker implements AutoCloseable {

    private static final long REDELIVERY_MILLIS = 2_000;
    private static final long REDELIVERY_MOST_MILLIS = 60_000;
    private static final int REDELIVERIES = 50;
    private static final int KNOWN_IDS = 20_000;

    static {
        // From JDK 24 on Netty lets go of Unsafe, and then refuses to free the buffers in which Artemis reads its
        // journal:
        // a broker with anything in its journal would not start. Must be said before Netty's first class is loaded.
        if (System.getProperty("io.netty.noUnsafe") == null) {
            System.setProperty("io.netty.noUnsafe", "false");
        }
    }

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

    /**
     * @param acceptor address to listen on, {@code vm://0} or {@code tcp://localhost:61616}
     */
    public EmbeddedBroker(Path data, String acceptor) {
        try {
            broker.setConfiguration(configuration(data, acceptor));
            broker.start();
        } catch (Exception e) {
            throw new IllegalStateException("The embedded broker cannot start in " + data, e);
        }
        // Artemis logs a failed start and returns
        if (!broker.getActiveMQServer().isActive()) {
            throw new IllegalStateException(
                    "The embedded broker did not come up in " + data + "; the log says why (AMQ224000).");
        }
    }

    private static Configuration configuration(Path data, String acceptor) throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setName("passerelle")
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(data.resolve("journal").toString())
                .setBindingsDirectory(data.resolve("bindings").toString())
                .setLargeMessagesDirectory(data.resolve("large").toString())
                .setPagingDirectory(data.resolve("paging").toString())
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setMaxDiskUsage(98)
                .setIDCacheSize(KNOWN_IDS)
                .setPersistIDCache(true)
                .addAcceptorConfiguration("hub", acceptor);
        configuration.addAddressSetting(
                "hub.#",
                new AddressSettings()
                        .setExpiryAddress(SimpleString.of(Queues.DEAD))
                        .setDeadLetterAddress(SimpleString.of(Queues.DEAD))
                        .setMaxDeliveryAttempts(REDELIVERIES)
                        .setRedeliveryDelay(REDELIVERY_MILLIS)
                        .setRedeliveryMultiplier(2)
                        .setMaxRedeliveryDelay(REDELIVERY_MOST_MILLIS)
                        .setAutoCreateAddresses(true)
                        .setAutoCreateQueues(true)
                        .setAutoDeleteAddresses(false)
                        .setAutoDeleteQueues(false));
        configuration.addAddressConfiguration(new CoreAddressConfiguration()
                .setName(Queues.DEAD)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfiguration(QueueConfiguration.of(Queues.DEAD).setRoutingType(RoutingType.ANYCAST)));
        return configuration;
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The embedded broker did not stop", e);
        }
    }
}
