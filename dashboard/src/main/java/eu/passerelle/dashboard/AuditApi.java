package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Asks;
import eu.passerelle.dashboard.access.Role;
import eu.passerelle.journal.AuditChain;
import eu.passerelle.journal.AuditEntry;
import eu.passerelle.journal.AuditVerification;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The audit log: who did or saw what and why, and the proof that nobody has altered it. */
@RestController
@RequestMapping("/api/audit")
@Tag(name = "Audit")
class AuditApi {

    private static final int MOST = 1_000;

    private final AuditChain chain;
    private final AuditVerification verification;

    AuditApi(AuditChain chain, AuditVerification verification) {
        this.chain = chain;
        this.verification = verification;
    }

    @GetMapping
    @Operation(
            summary = "Who did or saw what, the newest first; every filter may be absent",
            description = "'before' is the id of the last entry of the page before.")
    @Asks(value = Role.ADMINISTER, at = Asks.Where.EVERYWHERE)
    List<AuditEntry> newest(
            @RequestParam @Nullable Long before,
            @RequestParam @Nullable String who,
            @RequestParam @Nullable String subject,
            @RequestParam(defaultValue = "50") int most) {
        return chain.newest(before, who, subject, within(most));
    }

    @GetMapping("/chain")
    @Operation(
            summary = "All entries with their hashes, the oldest first, for an export",
            description = "'after' is the position of the last of the page before. The hash covers the hash before and"
                    + " the entry; docs/security.md says how. Entries appear here within seconds.")
    @Asks(value = Role.ADMINISTER, at = Asks.Where.EVERYWHERE)
    List<AuditChain.Linked> chain(
            @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "1000") int most) {
        return chain.after(after, within(most));
    }

    @GetMapping("/verification")
    @Operation(
            summary = "Whether any entry was changed, removed or put in by another way",
            description = "Reads all of it. With 'head', a place of an earlier answer that was kept elsewhere, also"
                    + " whether the log was cut off or written anew.")
    @Asks(value = Role.ADMINISTER, at = Asks.Where.EVERYWHERE)
    AuditVerification.Report verify(@RequestParam @Nullable String head) {
        try {
            return verification.verify(head == null ? null : AuditChain.Head.parse(head));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "'head' must be " + e.getMessage() + ", as './hub audit --verify' says.",
                    e);
        }
    }

    private static int within(int most) {
        return Math.clamp(most, 1, MOST);
    }
}
