package eu.passerelle.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One transfer as people see it; carries no personal data.
 *
 * @param missing what a referred one waits for
 * @param responsible who must act on a failed or rejected one
 * @param failureGroup transfers that failed for the same cause share it
 */
public record TransferView(
        UUID id,
        UUID run,
        String university,
        String sourceKey,
        int version,
        TransferState state,
        @Nullable String opportunityCode,
        @Nullable String rule,
        @Nullable String reason,
        List<String> missing,
        @Nullable String responsible,
        @Nullable String failedStep,
        @Nullable String failureKind,
        @Nullable String failureGroup,
        int attempts,
        @Nullable Instant nextAttempt,
        Instant createdAt,
        Instant updatedAt) {

    /** The whole way of a transfer. */
    public record Journey(
            TransferView transfer,
            @Nullable CredentialView credential,
            List<StepView> steps,
            List<DeliveryView> deliveries,
            List<TransferView> otherVersions,
            List<DecisionView> decisions) {}

    /** How it was judged; the newest is the last. */
    public record DecisionView(Instant at, Decision decision) {}

    public record StepView(
            Instant at,
            String step,
            String outcome,
            @Nullable String detail) {}

    public record DeliveryView(
            String target,
            String state,
            int attempts,
            @Nullable Instant nextAttempt,
            @Nullable String receipt,
            @Nullable Boolean alreadyThere,
            @Nullable String reason) {}

    /** @param formats that it was sealed in */
    public record CredentialView(
            List<String> formats,
            String status,
            @Nullable String statusReason,
            @Nullable UUID supersededBy,
            Instant issuedAt) {}
}
