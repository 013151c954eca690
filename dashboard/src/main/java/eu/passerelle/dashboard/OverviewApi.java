package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.OverviewView;
import eu.passerelle.journal.Sums;
import eu.passerelle.journal.SyncRun;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Everything that the first screen shows. */
@RestController
@RequestMapping("/api/overview")
@Tag(name = "Status")
class OverviewApi {

    private static final Duration SHOWN = Duration.ofDays(7);
    private static final int EVENTS = 20;

    /** The strips of a week are counted so many times as seldom as sums: all that failed in it are looked at. */
    private static final int AS_LONG = 10;

    private final StatusApi status;
    private final OverviewView overview;
    private final UpcomingRuns upcoming;
    private final SharedAnswers answers;
    private final JsonMapper json;

    OverviewApi(
            StatusApi status, OverviewView overview, UpcomingRuns upcoming, SharedAnswers answers, JsonMapper json) {
        this.json = json;
        this.answers = answers;
        this.status = status;
        this.overview = overview;
        this.upcoming = upcoming;
    }

    /**
     * @param totals over all universities
     * @param openRuns runs under way or waiting
     * @param circuits of the targets; OPEN means that deliveries wait for the target to come back
     * @param policyProblems why changed recognition tables are not in force
     * @param keyWarnings certificates that end soon or have ended, keys that cannot be used: each with what to do
     * @param events what happened last, the newest first; what people did is told to who sees all universities
     */
    record Overview(
            Sums totals,
            int openRuns,
            List<UniversityOverview> universities,
            List<JournalView.Circuit> circuits,
            List<String> policyProblems,
            List<String> keyWarnings,
            List<OverviewView.Event> events) {}

    /**
     * @param lastGood when its newest run ended that went well
     * @param positionAt since when its watermark stands where it stands
     * @param hours of the last seven days in which something happened, oldest first
     */
    record UniversityOverview(
            String id,
            Sums sums,
            @Nullable SyncRun lastRun,
            @Nullable Instant lastGood,
            @Nullable Instant positionAt,
            UpcomingRuns.@Nullable Schedule schedule,
            Configurations.@Nullable Standing configuration,
            List<OverviewView.Hour> hours) {}

    /** Written once for all who are told the same: a week of many universities is long. */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The first screen: sums, universities with their last seven days, circuits, last events",
            description = "One query for each kind of thing, whatever the number of universities.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(schema = @Schema(implementation = Overview.class))))
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    byte[] overview(@RequestParam @Nullable String university, Person person) {
        return answers.meanwhile(
                "overview", person.roles(), university, 1, () -> json.writeValueAsBytes(now(university, person)));
    }

    private Overview now(@Nullable String university, Person person) {
        StatusApi.Status now = status.status(person);
        Map<String, UpcomingRuns.Schedule> schedules = upcoming.schedules();
        Instant since = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(SHOWN);
        OverviewView.Lately lately = overview.lately(person.where(Role.VIEW), EVENTS);
        Map<String, List<OverviewView.Hour>> hours =
                answers.to("hours", person.roles(), since, AS_LONG, () -> overview.hours(since));
        List<UniversityOverview> universities = now.universities().stream()
                .filter(each -> university == null || university.equals(each.id()))
                .map(each -> new UniversityOverview(
                        each.id(),
                        each.sums(),
                        each.lastRun(),
                        lately.lastGood().get(each.id()),
                        lately.positions().get(each.id()),
                        schedules.get(each.id()),
                        each.configuration(),
                        hours.getOrDefault(each.id(), List.of())))
                .toList();
        return new Overview(
                now.totals(),
                now.openRuns(),
                universities,
                now.circuits(),
                now.policyProblems(),
                now.keyWarnings(),
                lately.events());
    }
}
