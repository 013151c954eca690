package eu.passerelle.routes;

import eu.passerelle.dashboard.UpcomingRuns;
import eu.passerelle.journal.FailureGroups;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.OverviewView;
import eu.passerelle.journal.Repairs;
import eu.passerelle.journal.Retries;
import eu.passerelle.routes.config.UniversitySettings.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;

/** What the operators' pages show and do. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class OperatorBeans {

    private static final int UPCOMING = 5;

    @Bean
    OverviewView overviewView(JournalDatabase database) {
        return new OverviewView(database);
    }

    @Bean
    FailureGroups failureGroups(JournalDatabase database) {
        return new FailureGroups(database);
    }

    @Bean
    Retries retries(JournalDatabase database, Repairs repairs) {
        return new Retries(database, repairs);
    }

    @Bean
    UpcomingRuns upcomingRuns(Connections connections) {
        return () -> connections.all().stream()
                .flatMap(university -> upcoming(university).map(schedule -> Map.entry(university.id(), schedule)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Stream<UpcomingRuns.Schedule> upcoming(ConnectedUniversity<?> university) {
        Schedule schedule = university.settings().schedule();
        if (schedule == null) {
            return Stream.empty();
        }
        List<Instant> next = Stream.iterate(
                        Timetable.next(university, schedule, Instant.now()),
                        at -> at.isBefore(Instant.MAX),
                        at -> Timetable.next(university, schedule, at))
                .limit(UPCOMING)
                .toList();
        return Stream.of(new UpcomingRuns.Schedule(
                schedule.cron(),
                university.settings().timeZone().getId(),
                schedule.jitter().toSeconds(),
                schedule.overlapOrSkip().name(),
                schedule.catchUpOrOne().name(),
                next));
    }
}
