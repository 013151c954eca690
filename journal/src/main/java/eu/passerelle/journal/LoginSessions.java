package eu.passerelle.journal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Who has logged in with a browser, for all instances of the hub. The secrets that browsers hold stand in the journal as
 * digests only.
 */
public final class LoginSessions {

    /** So long may somebody take at the provider. */
    public static final Duration ATTEMPT = Duration.ofMinutes(10);

    private static final int MOST_ATTEMPTS = 10_000;
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Duration idle;
    private final Duration longest;

    /**
     * @param idle a session ends so long after it was last used
     * @param longest and so long after it began, used or not
     */
    public LoginSessions(JournalDatabase database, Clock clock, Duration idle, Duration longest) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.clock = clock;
        this.idle = idle;
        this.longest = longest;
    }

    /**
     * A person who has logged in.
     *
     * @param who as the audit log and {@code access.csv} know the person
     * @param groups as the provider said them at log-in
     * @param subject as the provider knows the person
     * @param provider issuer
     */
    public record Login(String who, List<String> groups, String subject, String provider) {

        public Login {
            groups = List.copyOf(groups);
        }
    }

    /** A log-in begins. @return false where too many are under way */
    public boolean open(String secret) {
        return jdbc.update(
                        "insert into login_attempt (digest, expires_at) select ?, ?"
                                + " where (select count(*) from login_attempt) < ?",
                        WalletSecrets.digest(secret),
                        Timestamp.from(clock.instant().plus(ATTEMPT)),
                        MOST_ATTEMPTS)
                == 1;
    }

    /** It ends, with whatever result. @return false where none was under way, it took too long, or it has ended before */
    public boolean close(String secret) {
        return jdbc.update(
                        "delete from login_attempt where digest = ? and expires_at > ?",
                        WalletSecrets.digest(secret),
                        Timestamp.from(clock.instant()))
                == 1;
    }

    /** @return the secret of the new session */
    public String begin(Login login) {
        String secret = WalletSecrets.random();
        Instant now = clock.instant();
        database.transactions().executeWithoutResult(status -> {
            jdbc.update(
                    "insert into login_session (digest, who, groups, subject, provider, begun_at, seen_at, expires_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    WalletSecrets.digest(secret),
                    login.who(),
                    login.groups().toArray(String[]::new),
                    login.subject(),
                    login.provider(),
                    Timestamp.from(now),
                    Timestamp.from(now),
                    Timestamp.from(now.plus(longest)));
            Audit.add(jdbc, login.who(), "log in", login.provider(), null);
        });
        return secret;
    }

    private record Found(Login login, Instant seenAt) {}

    /** Who has this secret; empty where the session has ended, or another provider is configured now. */
    public Optional<Login> find(String secret, String provider) {
        Instant now = clock.instant();
        byte[] digest = WalletSecrets.digest(secret);
        Optional<Found> found = jdbc
                .query(
                        "select who, groups, subject, provider, seen_at from login_session where digest = ?"
                                + " and provider = ? and expires_at > ? and seen_at > ?",
                        (row, number) -> new Found(
                                new Login(
                                        row.getString(1),
                                        Arrays.asList((String[]) row.getArray(2).getArray()),
                                        row.getString(3),
                                        row.getString(4)),
                                row.getTimestamp(5).toInstant()),
                        digest,
                        provider,
                        Timestamp.from(now),
                        Timestamp.from(now.minus(idle)))
                .stream()
                .findFirst();
        if (found.isPresent() && found.get().seenAt().isBefore(now.minus(SEEN_EVERY))) {
            jdbc.update("update login_session set seen_at = ? where digest = ?", Timestamp.from(now), digest);
        }
        return found.map(Found::login);
    }

    /** Its person logs out. */
    public void end(String secret) {
        database.transactions()
                .executeWithoutResult(status -> jdbc.query(
                                "delete from login_session where digest = ? returning who, provider",
                                (row, number) -> new String[] {row.getString(1), row.getString(2)},
                                (Object) WalletSecrets.digest(secret))
                        .forEach(ended -> Audit.add(jdbc, ended[0], "log out", ended[1], null)));
    }

    /** Forgets what is over; safe in several instances at once. */
    public void clean() {
        Instant now = clock.instant();
        jdbc.update("delete from login_attempt where expires_at <= ?", Timestamp.from(now));
        jdbc.update(
                "delete from login_session where expires_at <= ? or seen_at <= ?",
                Timestamp.from(now),
                Timestamp.from(now.minus(idle)));
    }
}
