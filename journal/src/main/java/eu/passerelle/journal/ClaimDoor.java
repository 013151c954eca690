package eu.passerelle.journal;

import eu.passerelle.journal.ClaimLink.Factor;
import eu.passerelle.journal.ClaimLink.State;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The second factor: lets a learner in by a link and an answer, once, and counts the wrong ones. */
public final class ClaimDoor {

    /** So many wrong answers lock a link. */
    public static final int MOST_ATTEMPTS = 5;
    /** So many codes are sent for a link. */
    public static final int MOST_CODES = 3;

    private static final int CODE_LENGTH = 6;
    private static final Duration CODE_VALID = Duration.ofMinutes(15);

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final ClaimSecrets secrets;
    private final ClaimSessions sessions;
    private final Clock clock;

    public ClaimDoor(JournalDatabase database, PayloadCipher cipher, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.secrets = new ClaimSecrets(cipher);
        this.sessions = new ClaimSessions(database, clock);
        this.clock = clock;
    }

    /** What became of an answer. */
    public sealed interface Answer {
        /** @param session in clear, this once */
        record In(String session) implements Answer {
            @Override
            public String toString() {
                return "In[redacted]";
            }
        }

        /** @param left so many more may be tried */
        record Wrong(int left) implements Answer {}

        /** The link is of no use any more, or was not to begin with. */
        record Closed() implements Answer {}
    }

    /** @param born null: unknown, and no answer is right */
    public Answer byBirthDate(String token, LocalDate said, @Nullable LocalDate born, String language) {
        return answer(token, Factor.BIRTH_DATE, link -> said.equals(born), language);
    }

    /** @param said as typed */
    public Answer byCode(String token, String said, String language) {
        return answer(token, Factor.CODE, link -> isCode(link.id(), said), language);
    }

    private Answer answer(String token, Factor factor, Predicate<ClaimLink> isRight, String language) {
        return Objects.requireNonNull(database.transactions().execute(status -> {
            List<ClaimLink> locked = jdbc.query(
                    "select" + ClaimLink.COLUMNS + "where token = ? for update",
                    (row, number) -> ClaimLink.of(row),
                    WalletSecrets.digest(token));
            if (locked.isEmpty()
                    || !locked.getFirst().isOpen(clock.instant())
                    || locked.getFirst().factor() != factor) {
                return new Answer.Closed();
            }
            ClaimLink link = locked.getFirst();
            return isRight.test(link) ? in(link, language) : wrong(link);
        }));
    }

    private Answer in(ClaimLink link, String language) {
        jdbc.update(
                "update claim_link set state = 'USED', used_at = ?, code = null where id = ?",
                Timestamp.from(clock.instant()),
                link.id());
        Audit.add(jdbc, "learner", "claim page entered", link.transfer().toString(), "second factor " + link.factor());
        return new Answer.In(sessions.begin(link.id(), language));
    }

    private Answer wrong(ClaimLink link) {
        int attempts = link.attempts() + 1;
        boolean last = attempts >= MOST_ATTEMPTS;
        jdbc.update(
                "update claim_link set attempts = ?, state = ? where id = ?",
                attempts,
                (last ? State.LOCKED : State.OPEN).name(),
                link.id());
        if (last) {
            Audit.add(jdbc, "learner", "claim link locked", link.transfer().toString(), "too many wrong answers");
        }
        return new Answer.Wrong(Math.max(0, MOST_ATTEMPTS - attempts));
    }

    private boolean isCode(UUID link, String said) {
        return jdbc
                .query(
                        "select code from claim_link where id = ? and code is not null and code_expires_at > ?",
                        (row, number) -> row.getBytes(1),
                        link,
                        Timestamp.from(clock.instant()))
                .stream()
                .anyMatch(stored -> MessageDigest.isEqual(stored, secrets.code(link, said)));
    }

    /**
     * A new code for a link; the one before is of no use any more.
     *
     * @return in clear, this once; empty where the link is not open, or too many were sent
     */
    public Optional<String> newCode(ClaimLink link) {
        String code = WalletSecrets.digits(CODE_LENGTH);
        Instant now = clock.instant();
        int changed = jdbc.update(
                "update claim_link set code = ?, code_expires_at = ?, codes = codes + 1 where id = ? and state = 'OPEN'"
                        + " and factor = 'CODE' and expires_at > ? and codes < ?",
                secrets.code(link.id(), code),
                Timestamp.from(now.plus(CODE_VALID)),
                link.id(),
                Timestamp.from(now),
                MOST_CODES);
        return changed > 0 ? Optional.of(code) : Optional.empty();
    }
}
