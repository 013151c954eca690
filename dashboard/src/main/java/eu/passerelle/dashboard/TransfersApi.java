package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.PayloadKind;
import eu.passerelle.journal.Repairs;
import eu.passerelle.journal.TransferPlace;
import eu.passerelle.journal.TransferState;
import eu.passerelle.journal.TransferView;
import eu.passerelle.journal.Transfers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Transfers: find them, follow one step by step, retry one. */
@RestController
@RequestMapping("/api")
@Tag(name = "Transfers")
class TransfersApi {

    private final Transfers transfers;
    private final Repairs repairs;

    TransfersApi(Transfers transfers, Repairs repairs) {
        this.transfers = transfers;
        this.repairs = repairs;
    }

    /** @param next the {@code after} of the next page; null on the last one */
    record TransferPage(
            List<TransferView> transfers, @Nullable String next) {}

    @GetMapping("/transfers")
    @Operation(
            summary = "Transfers, newest change first; every filter may be absent",
            description = "Page by page: 'next' of one answer is 'after' of the next request.")
    @Asks(value = Role.VIEW, at = Asks.Where.SOMEWHERE)
    TransferPage transfers(
            @RequestParam @Nullable String university,
            @RequestParam @Nullable TransferState state,
            @RequestParam @Nullable String group,
            @RequestParam @Nullable UUID run,
            @RequestParam @Nullable String text,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "50") int most,
            Person person) {
        Transfers.Page page = transfers.find(
                new Transfers.Search(university, state, group, run, text, place(after), most), person.where(Role.VIEW));
        return new TransferPage(
                page.transfers(), page.next() == null ? null : page.next().cursor());
    }

    private static @Nullable TransferPlace place(@Nullable String after) {
        try {
            return after == null ? null : TransferPlace.of(after);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "'after' must be the 'next' of the page before.", e);
        }
    }

    @GetMapping("/transfers/{id}")
    @Operation(summary = "One transfer's journey, step by step")
    @Asks(value = Role.VIEW, at = Asks.Where.TRANSFER)
    TransferView.Journey journey(@PathVariable UUID id) {
        return transfers.journey(id).orElseThrow(() -> noTransfer(id));
    }

    @GetMapping("/transfers/{id}/payloads/{kind}")
    @Operation(summary = "A payload in clear; every read is in the audit log with its purpose")
    @Asks(value = Role.VIEW_PAYLOAD, at = Asks.Where.TRANSFER)
    ResponseEntity<byte[]> payload(
            @PathVariable UUID id,
            @PathVariable PayloadKind kind,
            @RequestParam(defaultValue = "elm") String format,
            @RequestParam String purpose,
            Person person) {
        if (purpose.isBlank()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Say why in 'purpose'; it is kept in the audit log.");
        }
        return repairs.open(id, kind, kind == PayloadKind.SEALED ? format : "", person.name(), purpose)
                .map(payload -> ResponseEntity.ok()
                        // shown as a download, never run as a page of ours
                        .header("Content-Disposition", "attachment; filename=\"" + id + "-" + kind + "\"")
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .header("X-Payload-Type", payload.mediaType())
                        .body(payload.content()))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Transfer " + id + " has no payload " + kind + "."));
    }

    /** @param retried how many transfers were put back on their way */
    record Retried(int retried) {}

    @PostMapping("/transfers/{id}/retry")
    @Operation(summary = "Try a failed or referred transfer again")
    @Asks(value = Role.RETRY, at = Asks.Where.TRANSFER)
    Retried retry(@PathVariable UUID id, Person person) {
        TransferView.Journey journey = journey(id);
        if (!repairs.retry(id, person.name())) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    "Transfer " + id + " is " + journey.transfer().state()
                            + "; only failed, referred and waiting transfers can be retried.");
        }
        return new Retried(1);
    }

    private static ResponseStatusException noTransfer(UUID id) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no transfer " + id + ".");
    }
}
