package eu.passerelle.journal;

import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the second hop made of a transfer. */
public sealed interface IssueOutcome {

    UUID transfer();

    /**
     * Recognised, rendered and sealed.
     *
     * @param rules ids of the rules that matched
     * @param sealed one a format
     * @param kept what it claims, for wallets to ask for; null where none may
     * @param targets formats by the name of the delivery target that takes them, at least one
     */
    record Issued(
            UUID transfer,
            List<String> rules,
            List<Credential> sealed,
            @Nullable Achievement kept,
            Instant issuedAt,
            Map<String, String> targets)
            implements IssueOutcome {}

    record Declined(UUID transfer, String rule, String reason) implements IssueOutcome {}

    record Referred(UUID transfer, String rule, String reason, List<String> missing) implements IssueOutcome {}

    record Failed(UUID transfer, Failure failure) implements IssueOutcome {}
}
