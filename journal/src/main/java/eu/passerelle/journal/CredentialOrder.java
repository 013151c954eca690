package eu.passerelle.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people ask to be done with credentials, and what has come of it.
 *
 * @param credentials ids; each is also that of its transfer
 * @param universities whose they are
 * @param explanation in the words of who asked; never a name or number of a learner
 * @param answeredBy who approved or rejected it; null while nobody has, and for a single one
 * @param done how many were in a state for it when it was carried out
 */
public record CredentialOrder(
        UUID id,
        Kind kind,
        State state,
        List<UUID> credentials,
        List<String> universities,
        Reason reason,
        String explanation,
        String by,
        Instant at,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        @Nullable String answer,
        int done) {

    /** What is to be done. */
    public enum Kind {
        /** The credential holds no more, for good. */
        REVOKE,
        /** The same result is judged and issued again, as a new version that supersedes this one. */
        REISSUE
    }

    /** Where an order is. */
    public enum State {
        /** Of several credentials: a second person must approve. */
        PROPOSED,
        DONE,
        REJECTED
    }

    /** Why; each belongs to one kind. */
    public enum Reason {
        ISSUED_IN_ERROR(Kind.REVOKE),
        WRONG_LEARNER(Kind.REVOKE),
        MISCONDUCT(Kind.REVOKE),
        AWARD_WITHDRAWN(Kind.REVOKE),
        LEARNER_ASKED(Kind.REVOKE),
        KEY_COMPROMISED(Kind.REVOKE),
        DATA_COMPLETED(Kind.REISSUE),
        SEAL_RENEWED(Kind.REISSUE),
        FORMAT_CHANGED(Kind.REISSUE),
        REVOKED_IN_ERROR(Kind.REISSUE);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        public Kind kind() {
            return kind;
        }
    }

    /**
     * What is asked.
     *
     * @throws IllegalArgumentException the reason is of another kind
     */
    public record Asked(Kind kind, List<UUID> credentials, Reason reason, String explanation) {
        public Asked {
            credentials = credentials.stream().distinct().sorted().toList();
            if (reason.kind() != kind) {
                throw new IllegalArgumentException(reason + " is no reason to " + kind + ".");
            }
        }
    }

    /**
     * Whether it can be done with one credential now.
     *
     * @param not why not; null where it can
     */
    public record Prospect(
            UUID credential,
            String university,
            String sourceKey,
            int version,
            String status,
            @Nullable String not) {}
}
