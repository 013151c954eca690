package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Setting a university up: its file is written, checked step by step, and tried on real records. */
@RestController
@RequestMapping("/api")
@Tag(name = "Configuration")
class SetupApi {

    private static final int MOST = 50;

    private final SetupDesk desk;

    SetupApi(SetupDesk desk) {
        this.desk = desk;
    }

    @GetMapping(path = "/schemas/university", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "JSON Schema of a university's file: every key, what it means, which protocol has it")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    String schema() {
        return desk.schema();
    }

    @GetMapping("/targets")
    @Operation(summary = "Names of the delivery targets that a university's file may name")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    List<String> targets() {
        return desk.targets();
    }

    @GetMapping("/universities/{university}/draft")
    @Operation(summary = "A university's file: its text, what stands in it, and why it cannot be used as it is")
    @Asks(value = Role.CONFIGURE, at = Asks.Where.UNIVERSITY)
    SetupDesk.Draft draft(@PathVariable String university) {
        return desk.draft(university)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no file of a university '" + university + "'."));
    }

    /** One of 'text' and 'changes'; see {@link SetupDesk.Wish}. */
    record Save(
            @Nullable String was,
            @Nullable String text,
            @Nullable List<SetupDesk.Change> changes,
            @Nullable Boolean dryRun) {}

    @PutMapping("/universities/{university}/draft")
    @Operation(
            summary = "Write a university's file",
            description =
                    "A whole 'text', or 'changes' of single values, which leave comments and order as they are. 'was' is"
                            + " the sum of the text that was changed, absent for a new file: HTTP 409 when it is another one by now."
                            + " HTTP 422 with every problem when it is not understood; secrets are references only. New ones, and new"
                            + " files and directories of the hub's machine, are written by who may configure all universities"
                            + " (403). Nothing runs by it until it is activated.")
    @Asks(value = Role.CONFIGURE, at = Asks.Where.UNIVERSITY)
    SetupDesk.Draft save(@PathVariable String university, @RequestBody Save save, Person person) {
        List<SetupDesk.Change> changes = save.changes() == null ? List.of() : save.changes();
        if ((save.text() == null) == changes.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Send either the whole 'text', or 'changes'.");
        }
        if (changes.stream().anyMatch(SetupApi::namesNothing)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Every change names the 'path' of a key.");
        }
        SetupDesk.Wish wish = new SetupDesk.Wish(save.was(), save.text(), changes, Boolean.TRUE.equals(save.dryRun()));
        if (!person.mayEverywhere(Role.CONFIGURE)) {
            requireNothingReferredTo(university, wish);
        }
        return Refusals.tried(() -> desk.save(university, wish, person.name()));
    }

    /** The hub reads what these lead to: its own secrets, those of others, any file and inbox of its machine. */
    private void requireNothingReferredTo(String university, SetupDesk.Wish wish) {
        List<String> references = Refusals.tried(() -> desk.newReferences(university, wish));
        if (!references.isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.FORBIDDEN,
                    "New references and places on the hub's machine are written by who may configure all universities,"
                            + " since the hub reads what they lead to: " + String.join(", ", references)
                            + ". Ask who runs this hub.");
        }
    }

    /** As it came: a path that is absent is null, whatever its type says. */
    private static boolean namesNothing(SetupDesk.Change change) {
        return Optional.ofNullable(change.path())
                .filter(path -> !path.isEmpty())
                .isEmpty();
    }

    /** Nothing is needed; a body is sent so that no foreign page can ask for it. */
    record Check() {}

    @PostMapping("/universities/{university}/check")
    @Operation(
            summary = "Check a university's file against the live systems, step by step",
            description =
                    "The same as './hub check': one JSON object a line (application/x-ndjson), each as soon as its step is"
                            + " taken.")
    @Asks(value = Role.CONFIGURE, at = Asks.Where.UNIVERSITY)
    void check(@PathVariable String university, @RequestBody Check check, HttpServletResponse response) {
        Lines lines = new Lines(response);
        Refusals.tried(() -> lines.end(() -> desk.check(university, lines::tell)));
    }

    /**
     * @param most records, 5 when absent
     * @param purpose why personal data are opened; kept in the audit log
     */
    record Preview(@Nullable Integer most, @Nullable String purpose) {}

    @PostMapping("/universities/{university}/preview")
    @Operation(
            summary = "Take the first real records through a university's file, side by side; shows personal data",
            description =
                    "One JSON object a line: record by record, and at last how far the SIS was read. Nothing is stored,"
                            + " sent or moved.")
    @Asks(value = Role.VIEW_PAYLOAD, at = Asks.Where.UNIVERSITY)
    void preview(
            @PathVariable String university,
            @RequestBody Preview preview,
            HttpServletResponse response,
            Person person) {
        String purpose = preview.purpose();
        if (purpose == null || purpose.isBlank()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Say why in 'purpose'; it is kept in the audit log.");
        }
        int most = Math.clamp(preview.most() == null ? 5 : preview.most(), 1, MOST);
        Lines lines = new Lines(response);
        Refusals.tried(() -> lines.end(
                () -> lines.tell(desk.preview(university, most, purpose.strip(), person.name(), lines::tell))));
    }

    /** @param since only results of this date and later; absent: all */
    record DryRun(@Nullable LocalDate since) {}

    @PostMapping("/universities/{university}/dry-run")
    @Operation(
            summary = "Count what a run would read, had the hub read nothing before",
            description =
                    "Reads the SIS to its end by the active version; one JSON object a line tells how far it is, the last"
                            + " one is 'done'. Nothing is stored, sent or moved.")
    @Asks(value = Role.RETRY, at = Asks.Where.UNIVERSITY)
    void dryRun(@PathVariable String university, @RequestBody DryRun dryRun, HttpServletResponse response) {
        Lines lines = new Lines(response);
        Refusals.tried(() -> lines.end(() -> lines.tell(desk.dryRun(university, dryRun.since(), lines::tell))));
    }
}
