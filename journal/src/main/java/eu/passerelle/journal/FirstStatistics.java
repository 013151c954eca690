package eu.passerelle.journal;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tells the database's planner how large a new journal has become, once, after its first pages. PostgreSQL looks at tables by
 * itself, but only each minute; until then plans that were made for small tables are kept, and read more and more of them.
 */
final class FirstStatistics {

    /** Transfers after which it pays: with fewer, reading a whole table is quick, and is what the planner rightly does. */
    static final int ENOUGH = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(FirstStatistics.class);

    private final JdbcTemplate jdbc;
    private final AtomicLong stored = new AtomicLong();

    FirstStatistics(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param transfers of a page whose transaction has ended */
    void stored(int transfers) {
        long before = stored.getAndAdd(transfers);
        if (before < ENOUGH && before + transfers >= ENOUGH) {
            try {
                tell();
            } catch (DataAccessException e) {
                // the page is stored, and its run goes on: the database looks by itself a little later
                LOG.warn("The database was not told how large the journal has become: {}", e.getMessage());
            }
        }
    }

    private void tell() {
        if (!known()) {
            jdbc.execute("analyze");
        }
    }

    /** Whether somebody has looked at a journal that was in use already; -1 rows are those of a table never looked at. */
    private boolean known() {
        Float rows =
                jdbc.queryForObject("select reltuples from pg_class where oid = 'transfer'::regclass", Float.class);
        return rows != null && rows >= ENOUGH;
    }
}
