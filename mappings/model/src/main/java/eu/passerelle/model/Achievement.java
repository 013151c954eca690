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
 * @param accreditation that covers the award; null where no register that we know of has one
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
        @Nullable GradeStanding standing,
        @Nullable AccreditationRecord accreditation) {

    /** An achievement of which no accreditation is known. */
    public Achievement(
            UUID credentialId,
            int version,
            University university,
            Organisation issuer,
            Completion completion,
            LearningOpportunity opportunity,
            Instant issuedAt,
            @Nullable Instant validUntil,
            @Nullable GradeStanding standing) {
        this(credentialId, version, university, issuer, completion, opportunity, issuedAt, validUntil, standing, null);
    }

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

    /** The same, with what a register says of it. */
    public Achievement with(@Nullable AccreditationRecord covering) {
        return new Achievement(
                credentialId,
                version,
                university,
                issuer,
                completion,
                opportunity,
                issuedAt,
                validUntil,
                standing,
                covering);
    }
}
