package eu.passerelle.cli;

import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.SyncRequests;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Universities that a hub reads without end: when all are done, from the beginning. */
final class KeptReading {

    private static final long LOOK = TimeUnit.SECONDS.toNanos(2);

    private final JournalView journal;
    private final SyncRequests requests;
    private final Set<String> universities;
    private long looked;

    KeptReading(JournalView journal, SyncRequests requests, Set<String> universities) {
        this.journal = journal;
        this.requests = requests;
        this.universities = universities;
        universities.forEach(university -> requests.ask(university, "bench"));
        looked = System.nanoTime();
    }

    /** To be called now and then, by anybody. */
    synchronized void goOn() {
        if (System.nanoTime() - looked > LOOK) {
            looked = System.nanoTime();
            if (journal.openRuns() == 0) {
                universities.forEach(university -> requests.ask(university, SyncRequests.Wish.ANEW, "bench"));
            }
        }
    }

    /** Results that are new, of all universities. */
    long read() {
        return journal.sums().values().stream().mapToLong(sums -> sums.read()).sum();
    }
}
