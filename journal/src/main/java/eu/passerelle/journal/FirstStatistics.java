package eu.passerelle.journal;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tells the database's planner how large a new journal has become, once, after its first pages and after its first
 * deliveries. PostgreSQL looks at tables by itself, but only each minute; until then plans that were made for small tables
 * are kept, and read more and more of them.
 */
final class FirstStatistics {

    /** Transfers after which it pays: with fewer, reading a whole table is quick, and is what the planner rightly does. */
    static final int ENOUGH = 5_000;

    /** Deliveries: all that was read may be there already, and each credential is looked up in what was issued so far. */
    static final int ENOUGH_DELIVERED = 500;

    private static final Logger LOG = LoggerFactory.getLogger(FirstStatistics.class);

    private final JdbcTemplate jdbc;
    private final String table;
    private final int enough;
    private final String analyze;
    private final AtomicLong stored = new AtomicLong();

    private FirstStatistics(JdbcTemplate jdbc, String table, int enough, String analyze) {
        this.jdbc = jdbc;
        this.table = table;
        this.enough = enough;
        this.analyze = analyze;
    }

    /** Of everything, when so much was read. */
    static FirstStatistics ofPages(JdbcTemplate jdbc) {
        return new FirstStatistics(jdbc, "transfer", ENOUGH, "analyze");
    }

    /** Of what was still empty then. */
    static FirstStatistics ofDeliveries(JdbcTemplate jdbc) {
        return new FirstStatistics(jdbc, "delivery", ENOUGH_DELIVERED, "analyze credential, delivery");
    }

    /** @param transfers of a page or an order whose transaction has ended */
    void stored(int transfers) {
        long before = stored.getAndAdd(transfers);
        if (before < enough && before + transfers >= enough) {
            try {
                tell();
            } catch (DataAccessException e) {
                // what was stored is stored, and its run goes on: the database looks by itself a little later
                LOG.warn("The database was not told how large the journal has become: {}", e.getMessage());
            }
        }
    }

    private void tell() {
        if (!known()) {
            jdbc.execute(analyze);
        }
    }

    /** Whether somebody has looked at a journal that was in use already; -1 rows are those of a table never looked at. */
    private boolean known() {
        Float rows = jdbc.queryForObject("select reltuples from pg_class where oid = ?::regclass", Float.class, table);
        return rows != null && rows >= enough;
    }
}
