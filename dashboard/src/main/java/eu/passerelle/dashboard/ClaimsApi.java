package eu.passerelle.dashboard;

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
@RequestMapping("/api/transfers/{transfer}/claim-link")
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
    ClaimDesk.LinkView newest(@PathVariable UUID transfer) {
        return desk.newest(transfer).orElseThrow(() -> none(transfer));
    }

    @PostMapping
    @Operation(
            summary = "Sends the learner a new link; the ones before are closed",
            description =
                    "To the address that the university has, by e-mail. Make sure first whom you help: wrong answers"
                            + " are forgotten. It is in the audit log.")
    ClaimDesk.LinkView again(@PathVariable UUID transfer) {
        if (!desk.again(transfer)) {
            throw none(transfer);
        }
        return newest(transfer);
    }

    private static ResponseStatusException none(UUID transfer) {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND,
                "Transfer " + transfer + " has no link for its learner, or its credential does not stand: look at"
                        + " /api/transfers/" + transfer + ".");
    }
}
