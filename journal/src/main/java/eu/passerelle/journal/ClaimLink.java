package eu.passerelle.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * A link that brings a learner to one credential.
 *
 * @param target whose delivery is closed when the learner has taken it
 * @param codes that were sent for it
 * @param attempts wrong answers so far
 */
public record ClaimLink(
        UUID id,
        UUID transfer,
        String target,
        Factor factor,
        State state,
        int codes,
        int attempts,
        Instant createdAt,
        Instant expiresAt) {

    static final String COLUMNS =
            " id, transfer, target, factor, state, codes, attempts, created_at, expires_at from claim_link ";

    /** What the learner must know beside the link. */
    public enum Factor {
        BIRTH_DATE,
        /** Sent by a second e-mail when asked for. */
        CODE
    }

    /** How far it has come; one whose time is over is not told by this. */
    public enum State {
        OPEN,
        USED,
        /** Too many wrong answers: people must help. */
        LOCKED,
        /** There is a newer one. */
        REPLACED
    }

    /** Whether somebody may still come in by it. */
    public boolean isOpen(Instant now) {
        return state == State.OPEN && expiresAt.isAfter(now);
    }

    static ClaimLink of(ResultSet row) throws SQLException {
        return new ClaimLink(
                row.getObject("id", UUID.class),
                row.getObject("transfer", UUID.class),
                row.getString("target"),
                Factor.valueOf(row.getString("factor")),
                State.valueOf(row.getString("state")),
                row.getInt("codes"),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }
}
