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
     * @param next the next times, at most five
     */
    record Schedule(String cron, String zone, long jitterSeconds, List<Instant> next) {}

    /** By university; those without a schedule are absent. */
    Map<String, Schedule> schedules();
}
