package eu.passerelle.routes;

import eu.passerelle.journal.Schedules;
import eu.passerelle.journal.SyncRequests;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.journal.SyncRun.Trigger;
import eu.passerelle.journal.SyncRuns;
import eu.passerelle.routes.config.UniversitySettings.Schedule;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;
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

    private final Connections connections;
    private final SyncRuns runs;
    private final SyncRequests requests;
    private final Schedules schedules;
    private final Synchronising synchronising;
    private final Clock clock;
    private final Instant started;
    private final ExecutorService running = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService jitter = Executors.newSingleThreadScheduledExecutor();
    /** Runs that this process carries; what else is this instance's was interrupted and goes on. */
    private final Set<UUID> carried = ConcurrentHashMap.newKeySet();

    public Scheduling(
            Connections connections,
            SyncRuns runs,
            SyncRequests requests,
            Schedules schedules,
            Synchronising synchronising,
            Clock clock) {
        this.connections = connections;
        this.runs = runs;
        this.requests = requests;
        this.schedules = schedules;
        this.synchronising = synchronising;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** A schedule fires. */
    void fire(ConnectedUniversity<?> university, Schedule schedule, Date scheduledAt) {
        long most = Math.max(0, schedule.jitter().toMillis());
        long wait = most == 0 ? 0 : ThreadLocalRandom.current().nextLong(most);
        jitter.schedule(
                () -> start(university, Trigger.SCHEDULE, scheduledAt.toInstant()), wait, TimeUnit.MILLISECONDS);
    }

    /** Every second: what was asked for, and what is to go on. */
    public synchronized void pulse() {
        for (SyncRun run : runs.takeOver(SILENCE, carried)) {
            connections
                    .university(run.university())
                    .ifPresentOrElse(
                            university -> carry(university, run),
                            () -> runs.stop(
                                    run.id(), run.university() + " has no file in config/universities any more."));
        }
        for (SyncRequests.Request request : requests.waiting()) {
            connections
                    .university(request.university())
                    .ifPresentOrElse(
                            university -> runs.begin(request).ifPresent(run -> carry(university, run)),
                            () -> requests.drop(request.id()));
        }
    }

    /** Every minute: scheduled times that no instance has run. One run catches up for all of them. */
    public void catchUp() {
        for (ConnectedUniversity<?> university : connections.all()) {
            Schedule schedule = university.settings().schedule();
            // behind a run that takes a part a missed schedule waits, so that the whole run is not skipped for it
            if (schedule == null
                    || runs.underWay(university.id()).filter(SyncRun::takesPart).isPresent()) {
                continue;
            }
            Instant last = schedules.lastKnown(university.id()).orElse(started);
            Instant due = clock.instant().minus(GRACE).minus(schedule.jitter());
            Instant missed = null;
            for (Instant next = next(university, schedule, last);
                    !next.isAfter(due);
                    next = next(university, schedule, next)) {
                missed = next;
            }
            if (missed != null && schedules.missed(university.id(), missed)) {
                LOG.warn("{}: no instance ran the schedule of {}; catching up", university.id(), missed);
                start(university, Trigger.CATCH_UP, missed);
            }
        }
    }

    static Instant next(ConnectedUniversity<?> university, Schedule schedule, Instant after) {
        try {
            CronExpression cron = new CronExpression(schedule.cron());
            cron.setTimeZone(TimeZone.getTimeZone(university.settings().timeZone()));
            Date next = cron.getNextValidTimeAfter(Date.from(after));
            return next == null ? Instant.MAX : next.toInstant();
        } catch (ParseException e) {
            throw new IllegalStateException("checked when the configuration was read", e);
        }
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
