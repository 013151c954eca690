package eu.passerelle.dashboard;

import static eu.passerelle.dashboard.TablesApi.given;
import static eu.passerelle.dashboard.TablesApi.no;
import static eu.passerelle.dashboard.TablesApi.requireChanging;
import static eu.passerelle.dashboard.TablesApi.told;

import eu.passerelle.dashboard.TablesApi.Done;
import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.PersonSaid;
import eu.passerelle.journal.TableChange;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Changes of decision tables: proposed from a day on, confirmed or rejected by a second person, taken back before their day. */
@RestController
@RequestMapping("/api/tables")
@Tag(name = "Decision tables")
class TableChangesApi {

    private final TableDesk desk;

    TableChangesApi(TableDesk desk) {
        this.desk = desk;
    }

    /**
     * @param was hash of the draft
     * @param from first day on which it is to hold
     * @param whatIf id of the run that tried it for this day
     * @param who the person's name where several share the token that is sent
     */
    record Proposed(
            @Nullable String table,
            @Nullable String was,
            @Nullable LocalDate from,
            @Nullable UUID whatIf,
            @Nullable String note,
            @Nullable String who) {}

    @PostMapping("/changes")
    @Operation(
            summary = "Propose a draft to hold from a day",
            description = "In force when a second person confirms it, or at once where the house asks for none"
                    + " (hub.yaml, policy.fourEyes). HTTP 409 when the draft was not tried for this day, 422 when it would"
                    + " not go into force.")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.SOMEWHERE)
    TableChange propose(@RequestBody Proposed said, Person person) {
        String table = given(said.table(), "table");
        requireChanging(person, table);
        return told(() -> desk.propose(
                new TableDesk.Proposal(
                        table,
                        given(said.was(), "was"),
                        given(said.from(), "from"),
                        given(said.whatIf(), "whatIf"),
                        reason(said.note(), "note")),
                speaker(person, said.who()),
                person.name()));
    }

    /** @param who the person's name where several share the token that is sent */
    record Answer(@Nullable String who, @Nullable String reason) {}

    @PostMapping("/changes/{id}/approval")
    @Operation(summary = "A second person confirms a change: its table is in force from its day")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.SOMEWHERE)
    TableChange approve(@PathVariable UUID id, @RequestBody Answer said, Person person) {
        requireChanging(person, told(() -> desk.keyOf(id)).orElseThrow(() -> noChange(id)));
        return told(
                () -> desk.approve(id, speaker(person, said.who()), person.name(), reason(said.reason(), "reason")));
    }

    @PostMapping("/changes/{id}/rejection")
    @Operation(summary = "A second person rejects a change, or who proposed it withdraws it")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.SOMEWHERE)
    TableChange reject(@PathVariable UUID id, @RequestBody Answer said, Person person) {
        requireChanging(person, told(() -> desk.keyOf(id)).orElseThrow(() -> noChange(id)));
        return told(() -> desk.reject(id, speaker(person, said.who()), person.name(), reason(said.reason(), "reason")));
    }

    /** @param version that is planned */
    record Cancelled(
            @Nullable String version,
            @Nullable String who,
            @Nullable String reason) {}

    @PostMapping("/planned/cancel")
    @Operation(summary = "Take back a version whose first day has not come")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.SOMEWHERE)
    Done cancel(@RequestBody Cancelled said, Person person) {
        String version = given(said.version(), "version");
        requireChanging(person, version.replaceFirst("[@#].*$", ""));
        return told(() -> {
            desk.cancel(version, speaker(person, said.who()), person.name(), reason(said.reason(), "reason"));
            return new Done(true);
        });
    }

    private static ResponseStatusException noChange(UUID id) {
        return no(HttpStatus.NOT_FOUND, "There is no proposed change " + id + ".");
    }

    private static String reason(@Nullable String reason, String name) {
        if (reason == null || reason.isBlank()) {
            throw no(HttpStatus.BAD_REQUEST, "Say why in '" + name + "'; it is kept with the change.");
        }
        return reason.strip();
    }

    private static PersonSaid speaker(Person person, @Nullable String who) {
        if (person.named() && who != null && !who.equals(person.name())) {
            throw no(HttpStatus.BAD_REQUEST, "You are '" + person.name() + "': leave 'who' out.");
        }
        try {
            return new PersonSaid(person.named() ? person.name() : given(who, "who"));
        } catch (IllegalArgumentException e) {
            throw no(HttpStatus.BAD_REQUEST, "'who' must be " + e.getMessage() + ".");
        }
    }
}
