package eu.passerelle.routes;

import eu.passerelle.routes.config.UniversitySettings.Schedule;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/**
 * When each university is to be read next. The times are those of the schedule, to the second, so that they are the same
 * in all instances whenever each of them looks. Not safe for threads.
 */
final class Timetable {

    private final Map<String, Entry> entries = new HashMap<>();

    private record Entry(Schedule schedule, ZoneId zone, Instant next) {}

    /** A scheduled time that has come. */
    record Due(ConnectedUniversity<?> university, Schedule schedule, Instant at) {}

    /**
     * Times that have come since the last call; of several of one university the first: the others have been missed. The
     * times of a new schedule count from the call that first sees it.
     */
    List<Due> due(Collection<ConnectedUniversity<?>> universities, Instant now) {
        List<Due> due = new ArrayList<>();
        entries.keySet()
                .retainAll(universities.stream().map(ConnectedUniversity::id).collect(Collectors.toSet()));
        for (ConnectedUniversity<?> university : universities) {
            Schedule schedule = university.settings().schedule();
            if (schedule == null) {
                entries.remove(university.id());
                continue;
            }
            Entry entry = entry(university, schedule);
            if (entry != null && entry.next().isAfter(now)) {
                continue;
            }
            if (entry != null) {
                due.add(new Due(university, schedule, entry.next()));
            }
            entries.put(
                    university.id(),
                    new Entry(schedule, university.settings().timeZone(), next(university, schedule, now)));
        }
        return due;
    }

    /** What was noted for this very schedule; null when it is new. */
    private @Nullable Entry entry(ConnectedUniversity<?> university, Schedule schedule) {
        Entry entry = entries.get(university.id());
        boolean same = entry != null
                && entry.schedule().equals(schedule)
                && entry.zone().equals(university.settings().timeZone());
        return same ? entry : null;
    }

    /** The first scheduled time after an instant; {@link Instant#MAX} when there is none. */
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
}
