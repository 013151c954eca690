package eu.passerelle.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The journal's connection pool, migrated to the newest schema. */
public final class JournalDatabase implements AutoCloseable {

    private final HikariDataSource pool;
    private final LimitedConnections connections;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    public JournalDatabase(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(16);
        config.setPoolName("journal");
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        // questions of the pages touch many rows of few kinds: compiling a plan takes longer than running it
        config.setConnectionInitSql("set jit = off");
        // waits for a database that is still starting or coming back
        config.setInitializationFailTimeout(Duration.ofSeconds(60).toMillis());
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("prepareThreshold", "3");
        config.addDataSourceProperty("socketTimeout", "120");
        config.addDataSourceProperty("ApplicationName", "passerelle");
        this.pool = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:eu/passerelle/journal/migration")
                .load()
                .migrate();
        this.connections = new LimitedConnections(pool);
        this.jdbc = new JdbcTemplate(connections);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(connections));
    }

    /**
     * From now on this thread reads what is of these universities and nothing else, whatever it asks for; it changes nothing,
     * except that it may write into the audit log. Until {@link #unlimit()}.
     */
    public void limit(Universities of) {
        connections.limit(of);
    }

    /** This thread reads and writes everything again. */
    public void unlimit() {
        connections.unlimit();
    }

    /** This work, to be done by any thread: limited then as this thread is now. */
    public Runnable within(Runnable work) {
        return connections.within(work);
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    /** @param registry of Micrometer, which is told of the pool from now on */
    public void toldTo(Object registry) {
        pool.setMetricRegistry(registry);
    }

    TransactionTemplate transactions() {
        return transactions;
    }

    @Override
    public void close() {
        pool.close();
    }
}
