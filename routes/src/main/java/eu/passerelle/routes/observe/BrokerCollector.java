package eu.passerelle.routes.observe;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.Collection;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** What stands in the broker's queues, at a scrape; embedded or external, with the rights that the hub has anyway. */
final class BrokerCollector implements MultiCollector {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long PEEK_MILLIS = 200;

    private final ActiveMQConnectionFactory broker;
    private final Collection<String> queues;
    private final Refreshed<MetricSnapshots> told;

    /** @param queues names of the hub's queues */
    BrokerCollector(ActiveMQConnectionFactory broker, Collection<String> queues) {
        this.broker = broker;
        this.queues = queues;
        this.told = new Refreshed<>(FRESH, PATIENCE, this::read);
    }

    @Override
    public MetricSnapshots collect() {
        return told.get().orElseGet(() -> {
            Gauges none = new Gauges();
            up(none, 0);
            return none.snapshots();
        });
    }

    private static void up(Gauges gauges, int value) {
        gauges.add("passerelle_broker_up", "Whether the broker answers: 1, or 0", value);
    }

    private MetricSnapshots read() {
        Gauges gauges = new Gauges();
        try (ClientSessionFactory connected = broker.getServerLocator().createSessionFactory();
                ClientSession session =
                        connected.createSession(broker.getUser(), broker.getPassword(), false, true, true, false, 0)) {
            session.start();
            for (String queue : queues) {
                read(session, queue, gauges);
            }
            up(gauges, 1);
            return gauges.snapshots();
        } catch (Exception e) {
            throw new IllegalStateException("The broker does not answer", e);
        }
    }

    private static void read(ClientSession session, String queue, Gauges gauges) throws ActiveMQException {
        ClientSession.QueueQuery query = session.queueQuery(SimpleString.of(queue));
        if (!query.isExists()) {
            return;
        }
        gauges.add(
                "passerelle_queue_messages",
                "Work orders in a queue of the broker, those being worked on among them",
                query.getMessageCount(),
                "queue",
                queue);
        gauges.add(
                "passerelle_queue_consumers",
                "Consumers of a queue of the broker, over all instances",
                query.getConsumerCount(),
                "queue",
                queue);
        gauges.add(
                "passerelle_queue_oldest_seconds",
                "Age of the first work order in a queue of the broker; 0 when there is none",
                query.getMessageCount() == 0 ? 0 : oldest(session, queue),
                "queue",
                queue);
    }

    private static double oldest(ClientSession session, String queue) throws ActiveMQException {
        try (ClientConsumer looking = session.createConsumer(SimpleString.of(queue), null, true)) {
            ClientMessage first = looking.receive(PEEK_MILLIS);
            return first == null ? 0 : Math.max(0, (System.currentTimeMillis() - first.getTimestamp()) / 1000.0);
        }
    }
}
