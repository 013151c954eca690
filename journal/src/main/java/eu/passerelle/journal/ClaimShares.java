package eu.passerelle.journal;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Links that learners give to others, until a day or until they take them back, and who was shown what. */
public final class ClaimShares {

    private final JdbcTemplate jdbc;
    private final PayloadCipher cipher;
    private final Clock clock;

    public ClaimShares(JournalDatabase database, PayloadCipher cipher, Clock clock) {
        this.jdbc = database.jdbc();
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * A shared link.
     *
     * @param recipient in the learner's words
     * @param revokedAt null: it was not taken back
     * @param visits how often it was looked at
     */
    public record Share(
            UUID id,
            UUID transfer,
            String recipient,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            int visits) {

        public boolean isOpen(Instant now) {
            return revokedAt == null && expiresAt.isAfter(now);
        }

        @Override
        public String toString() {
            return "Share[" + id + "]";
        }
    }

    /** What was done with a credential. */
    public enum Kind {
        LEARNER,
        EDC,
        PDF,
        BADGE,
        EUROPASS,
        /** Somebody looked at a shared link. */
        SHARE
    }

    /** @param recipient whom the link was made for; null where it was the learner, or the share is forgotten */
    public record Visit(Kind kind, @Nullable String recipient, Instant at) {}

    /** @return the token that stands in its address, in clear, this once */
    public String add(UUID transfer, String recipient, Instant expiresAt) {
        UUID id = UUID.randomUUID();
        String token = WalletSecrets.random();
        jdbc.update(
                "insert into claim_share (id, transfer, token, recipient, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                id,
                transfer,
                WalletSecrets.digest(token),
                cipher.encryptWallet(id, recipient.getBytes(StandardCharsets.UTF_8)),
                Timestamp.from(clock.instant()),
                Timestamp.from(expiresAt));
        return token;
    }

    public Optional<Share> find(String token) {
        return query("s.token = ?", WalletSecrets.digest(token)).stream().findFirst();
    }

    /** Newest first. */
    public List<Share> of(UUID transfer) {
        return query("s.transfer = ?", transfer);
    }

    private List<Share> query(String where, Object value) {
        return jdbc.query(
                "select s.*, (select count(*) from claim_visit v where v.share = s.id) as visits from claim_share s where "
                        + where + " order by s.created_at desc limit 100",
                (row, number) -> new Share(
                        row.getObject("id", UUID.class),
                        row.getObject("transfer", UUID.class),
                        recipient(row.getObject("id", UUID.class), row.getBytes("recipient")),
                        row.getTimestamp("expires_at").toInstant(),
                        instant(row, "revoked_at"),
                        row.getInt("visits")),
                value);
    }

    private String recipient(UUID share, byte[] stored) {
        return new String(cipher.decryptWallet(share, stored), StandardCharsets.UTF_8);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** @param transfer of the learner who takes it back; another one's share stays */
    public void revoke(UUID transfer, UUID share) {
        jdbc.update(
                "update claim_share set revoked_at = ? where id = ? and transfer = ? and revoked_at is null",
                Timestamp.from(clock.instant()),
                share,
                transfer);
    }

    /** @param share null: the learner */
    public void visited(UUID transfer, Kind kind, @Nullable UUID share) {
        jdbc.update(
                "insert into claim_visit (transfer, kind, share, at) values (?, ?, ?, ?)",
                transfer,
                kind.name(),
                share,
                Timestamp.from(clock.instant()));
    }

    /** Newest first, at most 200. */
    public List<Visit> visits(UUID transfer) {
        return jdbc.query(
                "select v.kind, v.at, s.id, s.recipient from claim_visit v left join claim_share s on s.id = v.share"
                        + " where v.transfer = ? order by v.id desc limit 200",
                (row, number) -> {
                    byte[] stored = row.getBytes("recipient");
                    return new Visit(
                            Kind.valueOf(row.getString("kind")),
                            stored == null ? null : recipient(row.getObject("id", UUID.class), stored),
                            row.getTimestamp("at").toInstant());
                },
                transfer);
    }

    /** How often this was done since then. */
    public int count(UUID transfer, Kind kind, Instant since) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from claim_visit where transfer = ? and kind = ? and at > ?",
                Integer.class,
                transfer,
                kind.name(),
                Timestamp.from(since)));
    }

    /** When wallets were given it, newest first. */
    public List<Instant> wallets(UUID transfer) {
        return jdbc.query(
                "select issued_at from wallet_copy where transfer = ? and state <> 'DELETED' order by issued_at desc",
                (row, number) -> row.getTimestamp(1).toInstant(),
                transfer);
    }
}
