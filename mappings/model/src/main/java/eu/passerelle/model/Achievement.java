package eu.passerelle.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a credential claims: the format-neutral statement, out.
 *
 * @param credentialId deterministic, see {@link CredentialIds}
 * @param version of the completion, from 1; a correction raises it
 * @param issuer organisation whose seal stands under the credential; may differ from the awarding body
 * @param issuedAt moment of issue
 * @param validUntil null for credentials that do not expire
 * @param standing of the grade; null where the university has no grading table for it
 */
public record Achievement(
        UUID credentialId,
        int version,
        University university,
        Organisation issuer,
        Completion completion,
        LearningOpportunity opportunity,
        Instant issuedAt,
        @Nullable Instant validUntil,
        @Nullable GradeStanding standing) {

    /** An achievement whose grade stands for itself. */
    public Achievement(
            UUID credentialId,
            int version,
            University university,
            Organisation issuer,
            Completion completion,
            LearningOpportunity opportunity,
            Instant issuedAt,
            @Nullable Instant validUntil) {
        this(credentialId, version, university, issuer, completion, opportunity, issuedAt, validUntil, null);
    }
}
