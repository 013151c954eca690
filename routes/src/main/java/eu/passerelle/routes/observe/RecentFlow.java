package eu.passerelle.routes.observe;

import eu.passerelle.journal.FlowCounts;
import eu.passerelle.journal.FlowCounts.What;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** What this instance has counted since it was last stored. */
final class RecentFlow {

    private static final Logger LOG = LoggerFactory.getLogger(RecentFlow.class);
    private static final int FORGET_EVERY = 120;

    private Map<What, Long> counted = new HashMap<>();
    private int stored;

    synchronized void add(What what, long n) {
        counted.merge(what, n, Long::sum);
    }

    private synchronized Map<What, Long> take() {
        Map<What, Long> taken = counted;
        counted = new HashMap<>();
        return taken;
    }

    private synchronized void putBack(Map<What, Long> taken) {
        taken.forEach((what, n) -> counted.merge(what, n, Long::sum));
    }

    /** Stores the counts of this instance; those that cannot be stored now are stored the next time. */
    void store(FlowCounts counts, String instance, Clock clock) {
        Map<What, Long> taken = take();
        try {
            if (!taken.isEmpty()) {
                counts.add(instance, clock.instant(), taken);
            }
            if (stored++ % FORGET_EVERY == 0) {
                counts.forget();
            }
        } catch (DataAccessException e) {
            putBack(taken);
            LOG.debug(
                    "The counts of the flow wait for the database: {}",
                    e.getClass().getSimpleName());
        }
    }
}
