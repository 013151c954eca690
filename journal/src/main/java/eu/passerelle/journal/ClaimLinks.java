package eu.passerelle.journal;

import eu.passerelle.journal.ClaimLink.Factor;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Links to the learner's page: at most one of a delivery is open, the newest. */
public final class ClaimLinks {

    private static final String SELECT = "select" + ClaimLink.COLUMNS;

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final ClaimSecrets secrets;
    private final Clock clock;

    public ClaimLinks(JournalDatabase database, PayloadCipher cipher, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.secrets = new ClaimSecrets(cipher);
        this.clock = clock;
    }

    /**
     * A link to send.
     *
     * @param token stands in its address, and nothing else does
     */
    public record ToSend(UUID id, String token, Instant expiresAt) {

        @Override
        public String toString() {
            return "ToSend[" + id + "]";
        }
    }

    /**
     * Who makes a link; the kind decides whether wrong answers are forgotten.
     *
     * @param name as the audit log knows who it is
     */
    public record By(Kind kind, String name) {

        enum Kind {
            DELIVERY,
            LEARNER,
            STAFF
        }

        /** A delivery, repeated or not: the open link, where there is one, is said again. */
        public static final By DELIVERY = new By(Kind.DELIVERY, "hub");
        /** The learner, from a page that is of no more use. */
        public static final By LEARNER = new By(Kind.LEARNER, "learner");

        /** A person who has made sure whom they help. */
        public static By staff(String name) {
            return new By(Kind.STAFF, name);
        }
    }

    /** The link to send now; every other one of the delivery is closed. */
    public ToSend make(UUID transfer, String target, Factor factor, Duration validFor, By by) {
        return Objects.requireNonNull(database.transactions().execute(status -> {
            TransferLocks.take(jdbc, transfer);
            Optional<ClaimLink> newest = newest(transfer);
            if (by.kind() == By.Kind.DELIVERY) {
                Optional<ClaimLink> open = newest.filter(
                        link -> link.isOpen(clock.instant()) && link.target().equals(target));
                if (open.isPresent()) {
                    return toSend(open.get());
                }
            }
            int attempts = by.kind() == By.Kind.STAFF
                    ? 0
                    : newest.map(ClaimLink::attempts).orElse(0);
            return add(transfer, target, factor, validFor, by, attempts);
        }));
    }

    private ToSend add(UUID transfer, String target, Factor factor, Duration validFor, By by, int attempts) {
        jdbc.update(
                "update claim_link set state = 'REPLACED' where transfer = ? and target = ? and state <> 'REPLACED'",
                transfer,
                target);
        UUID id = UUID.randomUUID();
        String token = secrets.token(id);
        Instant now = clock.instant();
        Instant expires = now.plus(validFor);
        jdbc.update(
                "insert into claim_link (id, transfer, target, token, factor, attempts, state, made_by, created_at,"
                        + " expires_at) values (?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?)",
                id,
                transfer,
                target,
                WalletSecrets.digest(token),
                factor.name(),
                attempts,
                by.kind().name(),
                Timestamp.from(now),
                Timestamp.from(expires));
        if (by.kind() != By.Kind.DELIVERY) {
            Audit.add(jdbc, by.name(), "claim link sent again", transfer.toString(), "the earlier ones are closed");
        }
        return new ToSend(id, token, expires);
    }

    /** The same link once more, for a reminder. */
    public ToSend toSend(ClaimLink link) {
        return new ToSend(link.id(), secrets.token(link.id()), link.expiresAt());
    }

    public Optional<ClaimLink> find(String token) {
        return jdbc
                .query(SELECT + "where token = ?", (row, number) -> ClaimLink.of(row), WalletSecrets.digest(token))
                .stream()
                .findFirst();
    }

    public Optional<ClaimLink> newest(UUID transfer) {
        return jdbc
                .query(
                        SELECT + "where transfer = ? order by created_at desc, state = 'REPLACED' limit 1",
                        (row, number) -> ClaimLink.of(row),
                        transfer)
                .stream()
                .findFirst();
    }

    /** Somebody has looked at it; machines that look through mail do, too. */
    public void opened(UUID link) {
        jdbc.update(
                "update claim_link set opened_at = ? where id = ? and opened_at is null",
                Timestamp.from(clock.instant()),
                link);
    }

    /** How many links the learner has asked for since then. */
    public int askedFor(UUID transfer, Instant since) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from claim_link where transfer = ? and made_by = 'LEARNER' and created_at > ?",
                Integer.class,
                transfer,
                Timestamp.from(since)));
    }

    /** Open links of deliveries that still wait, of which nobody was reminded. */
    public List<ClaimLink> unreminded(String target, Instant madeBefore, int atMost) {
        return jdbc.query(
                SELECT + "l where target = ? and state = 'OPEN' and reminded_at is null and created_at < ?"
                        + " and expires_at > ? and exists (select 1 from delivery d join credential c on c.id = d.transfer"
                        + " and c.status = 'ACTIVE' where d.transfer = l.transfer and d.target = l.target"
                        + " and d.state = 'OFFERED') order by created_at limit ?",
                (row, number) -> ClaimLink.of(row),
                target,
                Timestamp.from(madeBefore),
                Timestamp.from(clock.instant()),
                atMost);
    }

    /** Whether the learner has it, by whatever way. */
    public boolean isTaken(UUID transfer, String target) {
        return !jdbc.queryForList(
                        "select 1 from delivery where transfer = ? and target = ? and state = 'DELIVERED'",
                        Integer.class,
                        transfer,
                        target)
                .isEmpty();
    }

    /** @return false where another instance does it */
    public boolean beginReminding(UUID link) {
        return jdbc.update(
                        "update claim_link set reminded_at = ? where id = ? and reminded_at is null",
                        Timestamp.from(clock.instant()),
                        link)
                > 0;
    }

    /** It could not be sent: the next sweep tries again. */
    public void notReminded(UUID link) {
        jdbc.update("update claim_link set reminded_at = null where id = ?", link);
    }
}
