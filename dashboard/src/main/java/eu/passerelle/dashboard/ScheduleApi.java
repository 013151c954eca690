package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.SchedulePauses;
import eu.passerelle.journal.SchedulePauses.NotRun;
import eu.passerelle.journal.SchedulePauses.Pause;
import eu.passerelle.journal.Schedules;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** When a university is read by its schedule, what came in between, and stopping that for a while. */
@RestController
@RequestMapping("/api/universities/{university}/schedule")
@Tag(name = "Runs")
class ScheduleApi {

    private static final int SHOWN = 20;

    private final UpcomingRuns upcoming;
    private final SchedulePauses pauses;
    private final ApiAccess access;

    ScheduleApi(UpcomingRuns upcoming, Schedules schedules, ApiAccess access) {
        this.upcoming = upcoming;
        this.pauses = schedules.pauses();
        this.access = access;
    }

    /**
     * @param schedule null where the university is read on request only
     * @param pause null while nothing holds the schedule
     * @param notRun scheduled times that were missed or passed over, newest first
     */
    record Plan(
            UpcomingRuns.@Nullable Schedule schedule,
            @Nullable Pause pause,
            List<NotRun> notRun) {}

    @GetMapping
    @Operation(summary = "A university's schedule: the next times, its pause, and times that were not run and why")
    @Asks(value = Role.VIEW, at = Asks.Where.UNIVERSITY)
    Plan plan(@PathVariable String university) {
        known(university);
        return new Plan(
                upcoming.schedules().get(university),
                pauses.of(university).orElse(null),
                pauses.notRun(university, SHOWN));
    }

    /**
     * @param reason why, for those who come by meanwhile
     * @param until when it goes on by itself; absent: when somebody resumes it
     */
    record PauseWish(@Nullable String reason, @Nullable Instant until) {}

    @PostMapping("/pause")
    @Operation(
            summary = "Pass scheduled times over for a while",
            description =
                    "A run under way ends, and runs by hand are possible. Times that were passed over are not caught"
                            + " up: the next run reads whatever came meanwhile.")
    @Asks(value = Role.CONFIGURE, at = Asks.Where.UNIVERSITY)
    Plan pause(@PathVariable String university, @RequestBody PauseWish wish, Person person) {
        known(university);
        String reason = wish.reason();
        if (reason == null || reason.isBlank()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Say why in 'reason'; whoever comes by is told so.");
        }
        if (wish.until() != null && wish.until().isBefore(Instant.now())) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "'until' is in the past; leave it out, or correct it.");
        }
        pauses.pause(university, reason.strip(), wish.until(), person.name());
        return plan(university);
    }

    /** Nothing is needed; a body is sent so that no foreign page can ask for it. */
    record ResumeWish() {}

    @PostMapping("/resume")
    @Operation(summary = "Let a paused schedule go on")
    @Asks(value = Role.CONFIGURE, at = Asks.Where.UNIVERSITY)
    Plan resume(@PathVariable String university, @RequestBody ResumeWish wish, Person person) {
        known(university);
        if (!pauses.resume(university, person.name())) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "The schedule of " + university + " is not paused; it goes on as it is.");
        }
        return plan(university);
    }

    private void known(String university) {
        if (!access.universities().contains(university)) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "There is no university '" + university + "' that is read.");
        }
    }
}
