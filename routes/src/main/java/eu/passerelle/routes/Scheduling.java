package eu.passerelle.routes;

import eu.passerelle.journal.ConfigurationVersion;
import eu.passerelle.journal.SchedulePauses;
import eu.passerelle.journal.SchedulePauses.Why;
import eu.passerelle.journal.Schedules;
import eu.passerelle.journal.SyncRequests;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.SyncRun.Trigger;
import eu.passerelle.journal.SyncRuns;
import eu.passerelle.routes.config.UniversitySettings.CatchUp;
import eu.passerelle.routes.config.UniversitySettings.Overlap;
import eu.passerelle.routes.config.UniversitySettings.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts runs: by schedule, on request, again after a wait or a crash, and once for schedules that were missed. Which
 * instance runs what is decided by the journal.
 */
public final class Scheduling implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Scheduling.class);
    /** An instance not heard of for this long is taken for dead; a page must be stored within it. */
    private static final Duration SILENCE = Duration.ofMinutes(3);
    /** A scheduled time counts as missed this long after it and its jitter have passed. */
    private static final Duration GRACE = Duration.ofMinutes(2);
    /** Until a run is offered again whose configuration cannot be used here. */
    private static final Duration UNUSABLE = Duration.ofMinutes(1);

    private final ActiveVersions active;
    private final SyncRuns runs;
    private final SyncRequests requests;
    private final Schedules schedules;
    private final SchedulePauses pauses;
    private final Synchronising synchronising;
    private final Clock clock;
    private final Instant started;
    private final Timetable timetable = new Timetable();
    private final ExecutorService running = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService jitter = Executors.newSingleThreadScheduledExecutor();
    /** Runs that this process carries; what else is this instance's was interrupted and goes on. */
    private final Set<UUID> carried = ConcurrentHashMap.newKeySet();

    public Scheduling(
            ActiveVersions active,
            SyncRuns runs,
            SyncRequests requests,
            Schedules schedules,
            Synchronising synchronising,
            Clock clock) {
        this.active = active;
        this.runs = runs;
        this.requests = requests;
        this.schedules = schedules;
        this.pauses = schedules.pauses();
        this.synchronising = synchronising;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** A scheduled time has come. Which version is read is decided when the jitter has passed. */
    private void fire(Timetable.Due due) {
        String university = due.university().id();
        long most = Math.max(0, due.schedule().jitter().toMillis());
        long wait = most == 0 ? 0 : ThreadLocalRandom.current().nextLong(most);
        jitter.schedule(() -> active.latest(university).ifPresent(now -> start(now, due)), wait, TimeUnit.MILLISECONDS);
    }

    private void start(ConnectedUniversity<?> university, Timetable.Due due) {
        String id = university.id();
        if (pauses.of(id).isPresent()) {
            LOG.info("{}: the schedule is paused, {} is passed over", id, due.at());
            pauses.skipped(id, due.at(), Why.PAUSED);
            return;
        }
        if (start(university, Trigger.SCHEDULE, due.at()).isPresent()) {
            return;
        }
        Optional<SyncRun> other = runs.underWay(id).filter(run -> !due.at().equals(run.scheduledAt()));
        if (other.isEmpty()) {
            return;
        }
        // behind a run that takes a part the whole run always waits
        if (other.get().takesPart() || due.schedule().overlapOrSkip() == Overlap.WAIT) {
            requests.askAfter(id, due.at());
        } else {
            pauses.skipped(id, due.at(), Why.OVERLAP);
        }
    }

    /** Every second: what is due by schedule, what was asked for, and what is to go on. */
    public synchronized void pulse() {
        timetable.due(active.connections().all(), clock.instant()).forEach(this::fire);
        for (SyncRun run : runs.takeOver(SILENCE, carried)) {
            active.latest(run.university()).ifPresentOrElse(university -> carry(university, run), () -> leave(run));
        }
        for (SyncRequests.Request request : requests.waiting()) {
            Optional<ConnectedUniversity<?>> university = active.latest(request.university());
            if (university.isPresent()) {
                runs.begin(request).ifPresent(run -> carry(university.get(), run));
            } else if (active.unusable(request.university()).isEmpty()) {
                requests.drop(request.id());
            }
        }
    }

    /** Nothing is lost when a university is retired, or its configuration fits another instance only. */
    private void leave(SyncRun run) {
        Optional<String> unusable = active.unusable(run.university());
        if (unusable.isPresent()) {
            runs.waitUntil(run.id(), clock.instant().plus(UNUSABLE), unusable.get());
        } else {
            runs.stop(
                    run.id(),
                    "%s is retired; './hub activate %s' reads it again.".formatted(run.university(), run.university()));
        }
    }

    /** Every minute: scheduled times that no instance has run. One run catches up for all of them. */
    public void catchUp() {
        for (ConnectedUniversity<?> university : active.connections().all()) {
            Schedule schedule = university.settings().schedule();
            // behind a run that takes a part a missed schedule waits, so that the whole run is not skipped for it
            if (schedule == null
                    || pauses.of(university.id()).isPresent()
                    || runs.underWay(university.id()).filter(SyncRun::takesPart).isPresent()) {
                continue;
            }
            Instant last = latest(schedules.lastKnown(university.id()).orElse(started), university.version());
            last = pauses.lastEnd(university.id()).filter(last::isBefore).orElse(last);
            Instant due = clock.instant().minus(GRACE).minus(schedule.jitter());
            Instant missed = null;
            for (Instant next = Timetable.next(university, schedule, last);
                    !next.isAfter(due);
                    next = Timetable.next(university, schedule, next)) {
                missed = next;
            }
            if (missed != null && schedules.missed(university.id(), missed)) {
                boolean catches = schedule.catchUpOrOne() == CatchUp.ONE;
                LOG.warn(
                        "{}: no instance ran the schedule of {}; {}",
                        university.id(),
                        missed,
                        catches ? "catching up" : "it is left to the next time");
                if (catches) {
                    start(university, Trigger.CATCH_UP, missed);
                }
            }
        }
    }

    /** Times before a version was active are not its own to be missed. */
    private static Instant latest(Instant known, @Nullable ConfigurationVersion version) {
        return version != null
                        && version.activatedAt() != null
                        && version.activatedAt().isAfter(known)
                ? version.activatedAt()
                : known;
    }

    private synchronized Optional<SyncRun> start(
            ConnectedUniversity<?> university, Trigger trigger, @Nullable Instant scheduledAt) {
        Optional<SyncRun> run = runs.start(university.id(), trigger, scheduledAt);
        run.ifPresentOrElse(
                begun -> carry(university, begun),
                () -> LOG.info("{}: a run is under way or taken by another instance", university.id()));
        return run;
    }

    private void carry(ConnectedUniversity<?> university, SyncRun run) {
        carried.add(run.id());
        running.execute(() -> {
            try {
                synchronising.run(university, run);
            } finally {
                carried.remove(run.id());
            }
        });
    }

    /** Runs stop after their page and go on after the restart. */
    @Override
    public void close() {
        synchronising.stopSoon();
        jitter.shutdownNow();
        running.shutdown();
        try {
            if (!running.awaitTermination(20, TimeUnit.SECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException e) {
            running.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
