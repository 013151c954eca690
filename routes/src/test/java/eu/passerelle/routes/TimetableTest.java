package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimetableTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final Timetable timetable = new Timetable();

    @Test
    void tellsATimeOnceWhenItHasCome() {
        ConnectedUniversity<?> atThree = scheduled("0 0 3 * * ?");

        assertThat(at("2026-11-26T01:59:59Z", atThree)).isEmpty();
        assertThat(at("2026-11-26T01:59:59.999Z", atThree)).isEmpty();
        assertThat(at("2026-11-26T02:00:00.700Z", atThree)).containsExactly("2026-11-26T02:00:00Z");
        assertThat(at("2026-11-26T02:00:01.700Z", atThree)).isEmpty();
        assertThat(at("2026-11-27T02:00:00Z", atThree)).containsExactly("2026-11-27T02:00:00Z");
    }

    @Test
    void tellsTheSameTimesWheneverItIsAsked() {
        ConnectedUniversity<?> often = scheduled("0/10 * * * * ?");
        at("2026-11-26T12:00:01Z", often);
        Timetable another = new Timetable();
        another.due(List.of(often), Instant.parse("2026-11-26T12:00:09Z"));

        assertThat(at("2026-11-26T12:00:10.1Z", often)).containsExactly("2026-11-26T12:00:10Z");
        assertThat(another.due(List.of(often), Instant.parse("2026-11-26T12:00:10.9Z")))
                .extracting(Timetable.Due::at)
                .containsExactly(Instant.parse("2026-11-26T12:00:10Z"));
    }

    @Test
    void leavesWhatItSleptThroughToTheCatchUp() {
        ConnectedUniversity<?> hourly = scheduled("0 0 * * * ?");
        at("2026-11-26T11:59:00Z", hourly);

        assertThat(at("2026-11-26T15:30:00Z", hourly)).containsExactly("2026-11-26T12:00:00Z");
        assertThat(at("2026-11-26T15:30:01Z", hourly)).isEmpty();
        assertThat(at("2026-11-26T16:00:00Z", hourly)).containsExactly("2026-11-26T16:00:00Z");
    }

    @Test
    void countsANewScheduleFromTheMomentItIsSeen() {
        at("2026-11-26T11:00:00Z", scheduled("0 0 3 * * ?"));
        ConnectedUniversity<?> hourly = scheduled("0 0 * * * ?");

        assertThat(at("2026-11-26T12:30:00Z", hourly)).isEmpty();
        assertThat(at("2026-11-26T13:00:00Z", hourly)).containsExactly("2026-11-26T13:00:00Z");
    }

    @Test
    void keepsItsTimesWhenSomethingElseOfTheFileChanges() {
        at("2026-11-26T11:59:59Z", scheduled("0 0 * * * ?"));
        ConnectedUniversity<?> renamed = university(text("0 0 * * * ?").replace("A University", "Another Name"));

        assertThat(at("2026-11-26T12:00:00.5Z", renamed)).containsExactly("2026-11-26T12:00:00Z");
    }

    @Test
    void forgetsUniversitiesThatAreGoneOrHaveNoSchedule() {
        ConnectedUniversity<?> hourly = scheduled("0 0 * * * ?");
        at("2026-11-26T11:59:59Z", hourly);

        assertThat(at("2026-11-26T12:00:00Z", university(Home.UNIVERSITY.formatted("twente"))))
                .isEmpty();
        assertThat(at("2026-11-26T12:00:01Z", hourly)).isEmpty();
    }

    @Test
    void countsDaysInTheUniversitysTimeZoneAcrossTheChangeOfClocks() {
        ConnectedUniversity<?> atThree = scheduled("0 0 3 * * ?");
        at("2026-10-24T12:00:00Z", atThree);

        assertThat(at("2026-10-25T02:00:00Z", atThree))
                .as("three in winter time")
                .containsExactly("2026-10-25T02:00:00Z");
    }

    private List<String> at(String now, ConnectedUniversity<?> university) {
        return timetable.due(List.of(university), Instant.parse(now)).stream()
                .map(due -> due.at().toString())
                .toList();
    }

    private ConnectedUniversity<?> scheduled(String cron) {
        return university(text(cron));
    }

    private static String text(String cron) {
        return Home.UNIVERSITY.formatted("twente") + "schedule: {cron: \"" + cron + "\", jitter: PT0S}\n";
    }

    private ConnectedUniversity<?> university(String text) {
        Home home = Home.in(directory, "hub-1", Map.of());
        home.university("twente", text);
        return new Connecting(home.load(), Clock.systemUTC())
                .drafts()
                .university("twente")
                .orElseThrow();
    }
}
