package eu.passerelle.routes.observe;

import eu.passerelle.journal.FlowView;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.OverviewView;
import eu.passerelle.journal.Sums;
import eu.passerelle.journal.SyncRun;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the journal says of all instances together, at a scrape: one query for each thing, kept for a while, so that
 * several who scrape cost the database what one does. Every instance tells the same: take the maximum, not the sum.
 */
final class JournalCollector implements MultiCollector {

    private static final Duration FRESH = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Refreshed<MetricSnapshots> told;

    JournalCollector(JournalView journal, OverviewView overview, FlowView flow) {
        this.told = new Refreshed<>(FRESH, PATIENCE, () -> read(journal, overview, flow));
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
        gauges.add("passerelle_journal_up", "Whether the journal answers: 1, or 0", value);
    }

    private static MetricSnapshots read(JournalView journal, OverviewView overview, FlowView flow) {
        Gauges gauges = new Gauges();
        up(gauges, 1);
        journal.sums().forEach((university, sums) -> transfers(gauges, university, sums));
        Map<String, Long> missed = flow.missed();
        overview.lastRuns().forEach((university, run) -> {
            lastRun(gauges, university, run);
            gauges.add(
                    "passerelle_sync_missed_runs",
                    "Scheduled times that no instance has run, since ever",
                    missed.getOrDefault(university, 0L),
                    "university",
                    university);
        });
        overview.lastGood()
                .forEach((university, at) -> gauges.at(
                        "passerelle_sync_last_success_timestamp_seconds",
                        "When the newest run of a university ended that went well",
                        at,
                        "university",
                        university));
        overview.positions()
                .forEach((university, at) -> gauges.at(
                        "passerelle_sync_watermark_timestamp_seconds",
                        "Since when a university's watermark stands where it stands",
                        at,
                        "university",
                        university));
        waiting(gauges, "credential", "", flow.beforeCredential());
        flow.beforeTargets().forEach((target, queue) -> waiting(gauges, "deliver", target, queue));
        FlowView.Queue unsent = flow.unsent();
        gauges.add("passerelle_outbox_orders", "Work orders that the broker has not taken yet", unsent.waiting());
        gauges.add(
                "passerelle_outbox_oldest_seconds",
                "Age of the oldest work order that the broker has not taken yet; 0 when there is none",
                orZero(unsent.oldestSeconds()));
        return gauges.snapshots();
    }

    private static void transfers(Gauges gauges, String university, Sums sums) {
        Map.of(
                        "delivered", sums.delivered(),
                        "declined", sums.declined(),
                        "referred", sums.referred(),
                        "rejected", sums.rejected(),
                        "failed", sums.failed(),
                        "in_flight", sums.inFlight())
                .forEach((state, n) -> gauges.add(
                        "passerelle_transfers",
                        "Transfers of a university by where they are; their sum is what was read",
                        n,
                        "university",
                        university,
                        "state",
                        state));
    }

    private static void lastRun(Gauges gauges, String university, SyncRun run) {
        Instant now = Instant.now();
        gauges.add(
                "passerelle_sync_stopped",
                "Whether the newest run of a university was stopped and waits for a person: 1, or 0",
                run.state() == SyncRun.State.STOPPED ? 1 : 0,
                "university",
                university);
        boolean open = run.state() == SyncRun.State.RUNNING || run.state() == SyncRun.State.WAITING;
        gauges.add(
                "passerelle_sync_open_seconds",
                "For how long the newest run of a university is under way or waits for its SIS; 0 when it has ended",
                open ? Math.max(0, Duration.between(run.startedAt(), now).toSeconds()) : 0,
                "university",
                university);
    }

    private static void waiting(Gauges gauges, String step, String target, FlowView.Queue queue) {
        gauges.add(
                "passerelle_waiting_transfers",
                "Transfers that wait before a step, for the first time or for another attempt",
                queue.waiting(),
                "step",
                step,
                "target",
                target);
        gauges.add(
                "passerelle_waiting_oldest_seconds",
                "Since when the oldest of these waits; 0 when nothing does",
                orZero(queue.oldestSeconds()),
                "step",
                step,
                "target",
                target);
    }

    private static double orZero(@Nullable Double seconds) {
        return seconds == null ? 0 : Math.max(0, seconds);
    }
}
