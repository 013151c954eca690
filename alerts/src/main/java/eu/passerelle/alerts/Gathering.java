package eu.passerelle.alerts;

import eu.passerelle.journal.AlertFacts;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.OverviewView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Asks the journal for all that the rules look at. */
public final class Gathering implements Supplier<Facts> {

    /** A missed run is told although the run that catches up ends within minutes. */
    private static final Duration MISSED_SHOWN = Duration.ofHours(1);

    private static final Duration OBJECTIONS_SHOWN = Duration.ofDays(1);

    private final AlertFacts facts;
    private final OverviewView overview;
    private final JournalView journal;
    private final Supplier<Facts.Around> around;
    private final Duration queues;
    private final Clock clock;

    public Gathering(
            AlertFacts facts,
            OverviewView overview,
            JournalView journal,
            Supplier<Facts.Around> around,
            AlertSettings settings,
            Clock clock) {
        this.facts = facts;
        this.overview = overview;
        this.journal = journal;
        this.around = around;
        this.queues = QueueRule.looksBack(settings);
        this.clock = clock;
    }

    @Override
    public Facts get() {
        Instant now = clock.instant();
        Map<String, Instant> readAt = new HashMap<>(overview.positions());
        overview.lastGood().forEach((university, at) -> readAt.merge(university, at, Gathering::later));
        return new Facts(
                now,
                around.get(),
                facts.shares(now),
                facts.groups(),
                overview.lastRuns(),
                readAt,
                facts.missed(now.minus(MISSED_SHOWN)),
                journal.circuits(),
                facts.samples(now.minus(queues)),
                facts.objections(now.minus(OBJECTIONS_SHOWN)),
                facts.serverCertificates());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
