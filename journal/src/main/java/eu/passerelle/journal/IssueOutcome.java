package eu.passerelle.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the second hop made of a transfer. */
public sealed interface IssueOutcome {

    UUID transfer();

    /**
     * Recognised, rendered and sealed.
     *
     * @param rules ids of the rules that matched
     * @param targets names of the delivery targets it goes to, at least one
     */
    record Issued(
            UUID transfer,
            List<String> rules,
            String format,
            String mediaType,
            byte[] sealed,
            Instant issuedAt,
            List<String> targets)
            implements IssueOutcome {}

    record Declined(UUID transfer, String rule, String reason) implements IssueOutcome {}

    record Referred(UUID transfer, String rule, String reason, List<String> missing) implements IssueOutcome {}

    record Failed(UUID transfer, Failure failure) implements IssueOutcome {}
}
