package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.Edit;
import eu.passerelle.journal.Edits;
import eu.passerelle.journal.PayloadKind;
import eu.passerelle.journal.Rulings.Speaker;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
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

/** Records edited by one person and approved by a second one; whatever is opened for it is in the audit log. */
@RestController
@RequestMapping("/api")
@Tag(name = "Edits")
class EditsApi {

    private static final int LONGEST_REASON = 1000;

    private final Edits edits;

    EditsApi(Edits edits) {
        this.edits = edits;
    }

    @GetMapping("/edits")
    @Operation(summary = "Edits that wait for a second person, the oldest first; without what stands in them")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    List<Edit> waiting(@RequestParam(defaultValue = "50") int most, Person person) {
        return edits.waiting(most, person.where(Role.VIEW));
    }

    /** @param not why the transfer cannot be edited now; null where it can */
    record OfTransfer(@Nullable String not, List<Edit> edits) {}

    @GetMapping("/transfers/{id}/edits")
    @Operation(summary = "Edits of a transfer, the oldest first, and whether another one can be made")
    @Asks(value = Role.VIEW, at = Asks.Where.TRANSFER)
    OfTransfer of(@PathVariable UUID id) {
        return new OfTransfer(edits.refusal(id).orElse(null), edits.of(id));
    }

    /** @param text as it stands there; of a completion that nobody could read a form to fill in */
    record Original(String text) {}

    @GetMapping("/transfers/{id}/edits/original")
    @Operation(summary = "What there is to edit, in clear; every read is in the audit log with its purpose")
    @Asks(value = Role.EDIT, at = Asks.Where.TRANSFER)
    Original original(
            @PathVariable UUID id, @RequestParam PayloadKind kind, @RequestParam String purpose, Person person) {
        requireEditable(kind);
        return new Original(
                text(edits.original(id, kind, person.name(), purpose(purpose)).orElseThrow(EditsApi::unknown)));
    }

    /**
     * What a person proposes.
     *
     * @param asThen a source record is read with the configuration of when it was pulled
     * @param reason kept, so without names and numbers of learners
     * @param who the person's name where several share the token that is sent; else absent
     */
    record Proposed(
            @Nullable PayloadKind kind,
            @Nullable String text,
            @Nullable Boolean asThen,
            @Nullable String reason,
            @Nullable String who) {}

    @PostMapping("/transfers/{id}/edits")
    @Operation(
            summary = "Propose another record for one that cannot be used",
            description = "It is read at once and refused where it cannot be used so; a second person must approve it"
                    + " before anything changes. What stands there now is kept.")
    @Asks(value = Role.EDIT, at = Asks.Where.TRANSFER)
    Edit propose(@PathVariable UUID id, @RequestBody Proposed said, Person person) {
        if (said.kind() == null || said.text() == null) {
            throw no(HttpStatus.BAD_REQUEST, "Say 'kind', RAW or COMPLETION, and the whole new 'text'.");
        }
        requireEditable(said.kind());
        return told(edits.propose(
                new Edits.Proposal(
                        id,
                        said.kind(),
                        said.text().getBytes(StandardCharsets.UTF_8),
                        Boolean.TRUE.equals(said.asThen()),
                        reason(said.reason())),
                speaker(person, said.who())));
    }

    /** @param difference line by line; empty where one of them is no text */
    record Opened(Edit edit, String before, String after, String difference) {}

    @GetMapping("/transfers/{id}/edits/{edit}/difference")
    @Operation(summary = "What an edit changes, in clear; every read is in the audit log with its purpose")
    @Asks(value = Role.EDIT, at = Asks.Where.TRANSFER)
    Opened difference(@PathVariable UUID id, @PathVariable UUID edit, @RequestParam String purpose, Person person) {
        requireOf(id, edit);
        Edits.Opened opened = edits.open(edit, person.name(), purpose(purpose)).orElseThrow(EditsApi::unknown);
        String before = text(opened.before());
        String after = text(opened.after());
        return new Opened(opened.edit(), before, after, UnifiedDifference.of("before", before, "after", after));
    }

    /** @param who the person's name where several share the token that is sent; not the one of who has edited */
    record Answer(@Nullable String who, @Nullable String reason) {}

    @PostMapping("/transfers/{id}/edits/{edit}/approval")
    @Operation(summary = "A second person approves an edit; the transfer goes on with it")
    @Asks(value = Role.EDIT, at = Asks.Where.TRANSFER)
    Edit approve(@PathVariable UUID id, @PathVariable UUID edit, @RequestBody Answer said, Person person) {
        requireOf(id, edit);
        return told(edits.approve(edit, speaker(person, said.who()), reason(said.reason())));
    }

    @PostMapping("/transfers/{id}/edits/{edit}/rejection")
    @Operation(summary = "A second person rejects an edit, or who has made it withdraws it; nothing changes")
    @Asks(value = Role.EDIT, at = Asks.Where.TRANSFER)
    Edit reject(@PathVariable UUID id, @PathVariable UUID edit, @RequestBody Answer said, Person person) {
        requireOf(id, edit);
        return told(edits.reject(edit, speaker(person, said.who()), reason(said.reason())));
    }

    /** Who may see the transfer was asked; the edit must be one of it. */
    private void requireOf(UUID transfer, UUID edit) {
        if (edits.find(edit).filter(found -> found.transfer().equals(transfer)).isEmpty()) {
            throw unknown();
        }
    }

    private static Edit told(Edits.Result result) {
        return switch (result) {
            case Edits.Result.Done done -> done.edit();
            case Edits.Result.Unknown unknown -> throw unknown();
            case Edits.Result.Refused refused -> throw no(HttpStatus.CONFLICT, refused.why());
        };
    }

    private static void requireEditable(PayloadKind kind) {
        if (kind != PayloadKind.RAW && kind != PayloadKind.COMPLETION) {
            throw no(
                    HttpStatus.BAD_REQUEST,
                    "Only the source record (RAW) and the COMPLETION are edited: what follows from"
                            + " them is made anew.");
        }
    }

    private static String text(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw no(
                    HttpStatus.CONFLICT,
                    "This record is no text and cannot be edited here: have it corrected in the SIS.");
        }
    }

    private static String purpose(String purpose) {
        if (purpose.isBlank()) {
            throw no(HttpStatus.BAD_REQUEST, "Say why in 'purpose'; it is kept in the audit log.");
        }
        return purpose.strip();
    }

    private static Speaker speaker(Person person, @Nullable String who) {
        if (who == null && !person.named()) {
            throw no(HttpStatus.BAD_REQUEST, "Say in 'who' who you are: an edit needs two persons.");
        }
        if (person.named() && who != null && !who.equals(person.name())) {
            throw no(HttpStatus.BAD_REQUEST, "You are '" + person.name() + "': leave 'who' out.");
        }
        try {
            return new Speaker(person.name(), Objects.requireNonNullElse(who, person.name()));
        } catch (IllegalArgumentException e) {
            throw no(HttpStatus.BAD_REQUEST, "'who' must be " + e.getMessage() + ".");
        }
    }

    private static String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw no(
                    HttpStatus.BAD_REQUEST,
                    "Say why in 'reason', in up to " + LONGEST_REASON + " characters; it is kept with the edit.");
        }
        return reason.strip();
    }

    private static ResponseStatusException unknown() {
        return no(HttpStatus.NOT_FOUND, "There is no such transfer or edit.");
    }

    private static ResponseStatusException no(HttpStatus status, String detail) {
        return new ResponseStatusException(status, detail);
    }
}
