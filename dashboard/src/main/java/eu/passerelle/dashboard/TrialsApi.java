package eu.passerelle.dashboard;

import static eu.passerelle.dashboard.TablesApi.given;
import static eu.passerelle.dashboard.TablesApi.requireChanging;
import static eu.passerelle.dashboard.TablesApi.told;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Drafts of decision tables tried on all past decisions, before they go into force. Changes nothing. */
@RestController
@RequestMapping("/api/tables/what-if")
@Tag(name = "Decision tables")
class TrialsApi {

    private final TrialDesk desk;

    TrialsApi(TrialDesk desk) {
        this.desk = desk;
    }

    /** @param was hash of the draft @param from the day for which it is tried */
    record Asked(
            @Nullable String table,
            @Nullable String was,
            @Nullable LocalDate from) {}

    @PostMapping
    @Operation(
            summary = "Begin to judge all past decisions again by a draft",
            description = "From the stored facts; no payload is opened. It runs on the server; ask for it by its id.")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.SOMEWHERE)
    TrialDesk.Run begin(@RequestBody Asked asked, Person person) {
        String table = given(asked.table(), "table");
        requireChanging(person, table);
        return told(() -> desk.begin(table, given(asked.was(), "was"), given(asked.from(), "from"), person.name()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far a run has come, and what would change, by kind")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.SOMEWHERE)
    TrialDesk.Run run(@PathVariable UUID id, Person person) {
        TrialDesk.Run run = desk.run(id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "This instance does not know this run: it was begun by another one, or forgotten. Where several"
                                + " answer, the balancer must keep a browser with one of them; then run it again."));
        requireChanging(person, run.key());
        return run;
    }

    @GetMapping("/{id}/changes")
    @Operation(
            summary = "Transfers that would be decided otherwise; every filter may be absent",
            description = "'from' and 'to' are the rules that had settled them and that would.")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.SOMEWHERE)
    TrialDesk.Page changes(
            @PathVariable UUID id,
            @RequestParam @Nullable String university,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam(defaultValue = "0") int skip,
            @RequestParam(defaultValue = "50") int most,
            Person person) {
        run(id, person);
        return desk.changes(id, new TrialDesk.Search(university, from, to, skip, most));
    }

    @PostMapping("/{id}/stop")
    @Operation(summary = "End a run that is under way")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.SOMEWHERE)
    TrialDesk.Run stop(@PathVariable UUID id, Person person) {
        run(id, person);
        desk.stop(id);
        return run(id, person);
    }
}
