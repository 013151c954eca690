package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Person;
import eu.passerelle.dashboard.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** For those who help learners: how far a link has come, and a new one. */
@RestController
@RequestMapping("/api/transfers/{id}/claim-link")
@Tag(name = "Claims")
class ClaimsApi {

    private final ClaimDesk desk;

    ClaimsApi(ClaimDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(
            summary = "How far the newest link of a transfer's learner has come",
            description = "Never the link itself; no personal data.")
    @Asks(value = Role.VIEW, at = Asks.Where.TRANSFER)
    ClaimDesk.LinkView newest(@PathVariable UUID id) {
        return desk.newest(id).orElseThrow(() -> none(id));
    }

    @PostMapping
    @Operation(
            summary = "Sends the learner a new link; the ones before are closed",
            description =
                    "To the address that the university has, by e-mail. Make sure first whom you help: wrong answers"
                            + " are forgotten. It is in the audit log.")
    @Asks(value = Role.RETRY, at = Asks.Where.TRANSFER)
    ClaimDesk.LinkView again(@PathVariable UUID id, Person person) {
        if (!desk.again(id, person.name())) {
            throw none(id);
        }
        return newest(id);
    }

    private static ResponseStatusException none(UUID transfer) {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND,
                "Transfer " + transfer + " has no link for its learner, or its credential does not stand: look at"
                        + " /api/transfers/" + transfer + ".");
    }
}
