package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.JournalView;
import eu.passerelle.journal.OverviewView;
import eu.passerelle.journal.Sums;
import eu.passerelle.journal.SyncRequests;
import eu.passerelle.journal.SyncRun;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Runs: what was read when, and "run now". */
@RestController
@RequestMapping("/api/runs")
@Tag(name = "Runs")
class RunsApi {

    private final JournalView journal;
    private final OverviewView overview;
    private final SyncRequests requests;
    private final ApiAccess access;

    RunsApi(JournalView journal, OverviewView overview, SyncRequests requests, ApiAccess access) {
        this.overview = overview;
        this.journal = journal;
        this.requests = requests;
        this.access = access;
    }

    @GetMapping
    @Operation(summary = "Newest runs first")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    List<SyncRun> runs(
            @RequestParam @Nullable String university, @RequestParam(defaultValue = "50") int most, Person person) {
        return journal.runs(university, person.where(Role.VIEW), Math.max(1, most));
    }

    @GetMapping("/outcomes")
    @Operation(
            summary = "How what a university's newest runs have read stands today, by run; each adds up to its 'read'")
    @Asks(value = Role.VIEW, at = Asks.Where.UNIVERSITY)
    Map<String, Sums> outcomes(@RequestParam String university, @RequestParam(defaultValue = "50") int most) {
        return overview.outcomes(university, Math.clamp(most, 1, 500));
    }

    /**
     * @param university id
     * @param since only results of this date and later, for example 2026-01-31; absent: a whole run
     * @param moves with 'since': the university has then been read to the end of this run, and what it passed over is not
     *     read again; without: everything is read from the beginning. False when absent
     */
    record RunNow(
            @Nullable String university,
            @Nullable LocalDate since,
            @Nullable Boolean moves) {}

    /** @param request id; the run appears within seconds, unless one is under way */
    record Requested(UUID request) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Run a university's sync now, unless one is under way",
            description = "With 'since' the run takes results of that date and later, withdraws nothing by absence, and"
                    + " leaves the older ones to the next whole run, unless it 'moves' the position. 'moves' without"
                    + " 'since' reads everything anew; what is known as it is stays.")
    @Asks(value = Role.RETRY, at = Asks.Where.SOMEWHERE)
    Requested runNow(@RequestBody RunNow runNow, Person person) {
        String university = runNow.university();
        if (university == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Say which 'university' is to be read.");
        }
        boolean known = access.universities().contains(university);
        if (known || !person.mayEverywhere(Role.VIEW)) {
            person.require(Role.RETRY, university);
        }
        if (!known) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND,
                    "There is no university '" + university + "'; there are "
                            + access.universities().stream()
                                    .filter(each -> person.may(Role.VIEW, each))
                                    .sorted()
                                    .toList()
                            + ".");
        }
        boolean moves = Boolean.TRUE.equals(runNow.moves());
        if (moves) {
            person.require(Role.CONFIGURE, university);
        }
        return new Requested(
                requests.ask(university, new SyncRequests.Wish(runNow.since(), moves, moves), person.name()));
    }
}
