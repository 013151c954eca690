package eu.passerelle.routes;

import eu.passerelle.journal.JournalDatabase;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jms.core.JmsTemplate;

/**
 * What the hub's own database and broker can do at most, one thread, durable: what the hops that use them are compared
 * with.
 */
public final class StorageRates {

    /** Rows or messages of one transaction, as in the hub's work orders. */
    public static final int BATCH = 50;

    private static final int ROW_BYTES = 4_096;
    private static final String QUEUE = "bench.raw";

    private final JournalDatabase database;
    private final JmsTemplate jms;

    StorageRates(JournalDatabase database, ConnectionFactory connections) {
        this.database = database;
        this.jms = new JmsTemplate(connections);
        this.jms.setSessionTransacted(true);
    }

    /**
     * Per second.
     *
     * @param singleInserts rows of 4 KiB, a commit each
     * @param batchedInserts rows of 4 KiB, {@link #BATCH} a commit
     * @param messages persistent messages with 50 ids, a commit each
     * @param batchedMessages the same, {@link #BATCH} a commit
     */
    public record Rates(double singleInserts, double batchedInserts, double messages, double batchedMessages) {}

    /** @param each duration of each of the four measurements, after a quarter as long to warm up */
    public Rates measure(Duration each) {
        return new Rates(inserts(1, each), inserts(BATCH, each), messages(1, each), messages(BATCH, each));
    }

    private interface Transaction {
        void once() throws SQLException, JMSException;
    }

    private static double rate(int batch, Duration during, Transaction transaction) throws SQLException, JMSException {
        repeat(during.dividedBy(4), transaction);
        long start = System.nanoTime();
        long done = repeat(during, transaction);
        return done * batch * 1e9 / (System.nanoTime() - start);
    }

    private static long repeat(Duration during, Transaction transaction) throws SQLException, JMSException {
        long end = System.nanoTime() + during.toNanos();
        long done = 0;
        while (System.nanoTime() < end) {
            transaction.once();
            done++;
        }
        return done;
    }

    private double inserts(int batch, Duration during) {
        DataSource source = Objects.requireNonNull(database.jdbc().getDataSource());
        byte[] content = new byte[ROW_BYTES];
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table bench_raw (id bigint generated always as identity primary key, content bytea)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("insert into bench_raw (content) values (?)")) {
                return rate(batch, during, () -> {
                    for (int i = 0; i < batch; i++) {
                        insert.setBytes(1, content);
                        insert.addBatch();
                    }
                    insert.executeBatch();
                    connection.commit();
                });
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                statement.execute("drop table bench_raw");
            }
        } catch (SQLException | JMSException e) {
            throw new IllegalStateException("The inserts of the measurement failed", e);
        }
    }

    private double messages(int batch, Duration during) {
        String body = "00000000-0000-0000-0000-000000000000 ".repeat(BATCH);
        return Objects.requireNonNull(jms.execute(session -> {
            double rate;
            try (MessageProducer producer = session.createProducer(session.createQueue(QUEUE))) {
                producer.setDeliveryMode(DeliveryMode.PERSISTENT);
                rate = rate(batch, during, () -> {
                    for (int i = 0; i < batch; i++) {
                        producer.send(session.createTextMessage(body));
                    }
                    session.commit();
                });
            } catch (SQLException e) {
                throw new IllegalStateException("no SQL is used here", e);
            }
            drain(session);
            return rate;
        }));
    }

    private static void drain(Session session) throws JMSException {
        try (var consumer = session.createConsumer(session.createQueue(QUEUE))) {
            while (consumer.receive(500) != null) {
                // taken off so that the next measurement finds an empty queue
            }
            session.commit();
        }
    }
}
