package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.Repairs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

/** Recognition policy: what is in force, why a decision fell, what another policy would change, what credentials lack. */
@RestController
@RequestMapping("/api")
@Tag(name = "Policy")
class PolicyApi {

    private static final int MOST_CHARACTERS = 16 << 20;

    private final PolicyDesk desk;
    private final Repairs repairs;
    private final ApiAccess access;

    PolicyApi(PolicyDesk desk, Repairs repairs, ApiAccess access) {
        this.desk = desk;
        this.repairs = repairs;
        this.access = access;
    }

    @GetMapping("/policy")
    @Operation(
            summary = "The policy in force, its tables, and why newer files are refused",
            description = "The problems name files of all universities: they are told to who sees all.")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    PolicyDesk.Status status(Person person) {
        PolicyDesk.Status now = desk.status();
        return person.mayEverywhere(Role.VIEW)
                ? now
                : new PolicyDesk.Status(now.version(), now.since(), List.of(), now.tables());
    }

    @GetMapping("/transfers/{id}/decision")
    @Operation(
            summary = "Why a transfer was decided so, and how the same facts are judged by the policy of a day",
            description = "Without 'asOf': by the policy in force now.")
    @Asks(value = Role.VIEW, at = Asks.Where.TRANSFER)
    PolicyDesk.Again decision(@PathVariable UUID id, @RequestParam @Nullable LocalDate asOf) {
        return desk.again(id, asOf)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no decision on a transfer " + id + " yet."));
    }

    @PostMapping("/policy/what-if")
    @Operation(
            summary = "Judges past decisions again by another policy and tells what would change; changes nothing",
            description = "From the stored facts; no payload is opened.")
    @Asks(value = Role.RECOGNISE, at = Asks.Where.SOMEWHERE)
    PolicyDesk.WhatIf whatIf(@RequestBody PolicyDesk.Trial trial, Person person) {
        if (trial.university() == null) {
            person.requireEverywhere(Role.RECOGNISE);
        } else {
            person.require(Role.RECOGNISE, trial.university());
        }
        Map<String, String> files = trial.files();
        if (files != null && files.values().stream().mapToInt(String::length).sum() > MOST_CHARACTERS) {
            throw new ResponseStatusException(
                    HttpStatus.CONTENT_TOO_LARGE, "The files have more than " + MOST_CHARACTERS + " characters.");
        }
        try {
            return desk.whatIf(trial);
        } catch (PolicyDesk.Refused e) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, e.getMessage(), e);
        }
    }

    @GetMapping("/completeness/{university}")
    @Operation(summary = "Which elements of Annex I a university's credentials lack, and where they should come from")
    @Asks(value = Role.VIEW, at = Asks.Where.UNIVERSITY)
    PolicyDesk.Completeness completeness(@PathVariable String university) {
        if (!access.universities().contains(university)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no university '" + university + "'.");
        }
        return desk.completeness(university);
    }

    /** @param released whether there was such a transfer */
    record Released(boolean released) {}

    @PostMapping("/transfers/{id}/release")
    @Operation(summary = "The learner asks for a credential that the university releases on request")
    @Asks(value = Role.RETRY, at = Asks.Where.TRANSFER)
    Released release(@PathVariable UUID id, Person person) {
        if (!repairs.release(id, person.name())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no transfer " + id + ".");
        }
        return new Released(true);
    }
}
