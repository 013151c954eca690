package eu.passerelle.journal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Learners who are at the page now: half an hour after the last step they are not, four hours after the first neither. */
public final class ClaimSessions {

    public static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(4);

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public ClaimSessions(JournalDatabase database, Clock clock) {
        this.jdbc = database.jdbc();
        this.clock = clock;
    }

    /** @param language of the pages, as chosen last */
    public record Session(UUID transfer, String target, String language) {}

    String begin(UUID link, String language) {
        String secret = WalletSecrets.random();
        Instant now = clock.instant();
        jdbc.update(
                "insert into claim_session (digest, link, language, begun_at, expires_at) values (?, ?, ?, ?, ?)",
                WalletSecrets.digest(secret),
                link,
                language,
                Timestamp.from(now),
                Timestamp.from(now.plus(IDLE)));
        return secret;
    }

    /** Who has this secret; the half hour begins anew. */
    public Optional<Session> find(String secret) {
        Instant now = clock.instant();
        byte[] digest = WalletSecrets.digest(secret);
        int stays = jdbc.update(
                "update claim_session set expires_at = ? where digest = ? and expires_at > ? and begun_at > ?",
                Timestamp.from(now.plus(IDLE)),
                digest,
                Timestamp.from(now),
                Timestamp.from(now.minus(LONGEST)));
        if (stays == 0) {
            return Optional.empty();
        }
        return jdbc
                .query(
                        "select l.transfer, l.target, s.language from claim_session s join claim_link l on l.id = s.link"
                                + " where s.digest = ?",
                        (row, number) -> new Session(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
                        digest)
                .stream()
                .findFirst();
    }

    public void language(String secret, String language) {
        jdbc.update("update claim_session set language = ? where digest = ?", language, WalletSecrets.digest(secret));
    }

    public void end(String secret) {
        jdbc.update("delete from claim_session where digest = ?", (Object) WalletSecrets.digest(secret));
    }
}
