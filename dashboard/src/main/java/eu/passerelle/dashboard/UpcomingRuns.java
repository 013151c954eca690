package eu.passerelle.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** When the universities are read next by their schedules. */
public interface UpcomingRuns {

    /**
     * A university's schedule.
     *
     * @param cron Quartz expression with seconds
     * @param zone in whose time it is, for example {@code Europe/Helsinki}
     * @param jitterSeconds a run starts up to so much later
     * @param overlap {@code SKIP} or {@code WAIT}: what becomes of a time that finds another run under way
     * @param catchUp {@code ONE} or {@code NONE}: what becomes of times that nobody ran
     * @param next the next times, at most five
     */
    record Schedule(String cron, String zone, long jitterSeconds, String overlap, String catchUp, List<Instant> next) {}

    /** By university; those without a schedule are absent. */
    Map<String, Schedule> schedules();
}
