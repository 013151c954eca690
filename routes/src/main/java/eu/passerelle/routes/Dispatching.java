package eu.passerelle.routes;

import eu.passerelle.journal.Outbox;
import eu.passerelle.journal.Outbox.WorkOrder;
import eu.passerelle.routes.observe.FlowRecorder;
import jakarta.jms.DeliveryMode;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQDuplicateIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;

/**
 * Sends stored work orders to the broker: one JMS transaction for all, then off the outbox. When the broker does not
 * answer they stay in the outbox and the sweeper sends them.
 */
public final class Dispatching {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatching.class);
    /** Artemis drops a second message with an id it has seen. */
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";
    /** Header of W3C Trace Context: which batch has sent the order. The flow itself never looks at it. */
    static final String SENDER = "traceparent";
    /** Header that the broker's client sets: when the order was sent, in milliseconds. */
    static final String SENT = "JMSTimestamp";

    private final JmsTemplate jms;
    private final Outbox outbox;

    /** @param jms session transacted, pooled connections */
    public Dispatching(JmsTemplate jms, Outbox outbox) {
        this.jms = jms;
        this.outbox = outbox;
    }

    /** Orders just stored; if the broker does not take them they stay in the outbox. */
    public void send(List<WorkOrder> orders) {
        if (orders.isEmpty()) {
            return;
        }
        try {
            commit(orders);
            outbox.sent(orders);
        } catch (JmsException e) {
            LOG.warn(
                    "The broker did not take {} work orders; the sweeper will send them: {}",
                    orders.size(),
                    e.getMessage());
        }
    }

    /** Orders of an earlier moment, one by one: an id that the broker has seen fails the whole of its transaction. */
    public void sendAgain(List<WorkOrder> orders) {
        for (WorkOrder order : orders) {
            try {
                commit(List.of(order));
            } catch (JmsException e) {
                if (!isDuplicate(e)) {
                    LOG.warn("The broker still does not take work orders: {}", e.getMessage());
                    return;
                }
            }
            outbox.sent(List.of(order));
        }
    }

    private static boolean isDuplicate(JmsException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ActiveMQDuplicateIdException) {
                return true;
            }
        }
        return false;
    }

    private void commit(List<WorkOrder> orders) {
        jms.execute(session -> {
            try (MessageProducer producer = session.createProducer(null)) {
                producer.setDeliveryMode(DeliveryMode.PERSISTENT);
                for (WorkOrder order : orders) {
                    send(session, producer, order);
                }
                session.commit();
            }
            return null;
        });
    }

    private static void send(Session session, MessageProducer producer, WorkOrder order)
            throws jakarta.jms.JMSException {
        Queue queue = session.createQueue(order.queue());
        TextMessage message = session.createTextMessage(
                order.transfers().stream().map(UUID::toString).collect(Collectors.joining(" ")));
        message.setStringProperty(DUPLICATE_ID, order.id().toString());
        String sender = FlowRecorder.traceparent();
        if (sender != null) {
            message.setStringProperty(SENDER, sender);
        }
        producer.send(queue, message);
    }

    /** The body of a work order's message. */
    static List<UUID> transfers(String body) {
        return Arrays.stream(body.split(" ")).map(UUID::fromString).toList();
    }
}
