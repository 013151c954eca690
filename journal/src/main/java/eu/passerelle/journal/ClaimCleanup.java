package eu.passerelle.journal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;

/** Forgets sessions and codes that are over, and links and shares a year after; safe in several instances at once. */
public final class ClaimCleanup {

    private static final Duration KEPT = Duration.ofDays(365);

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public ClaimCleanup(JournalDatabase database, Clock clock) {
        this.jdbc = database.jdbc();
        this.clock = clock;
    }

    public void clean() {
        Instant now = clock.instant();
        Timestamp due = Timestamp.from(now);
        Timestamp longAgo = Timestamp.from(now.minus(KEPT));
        jdbc.update("delete from claim_session where expires_at <= ?", due);
        jdbc.update("delete from claim_code where expires_at <= ?", due);
        jdbc.update("delete from claim_share where expires_at <= ?", longAgo);
        jdbc.update("delete from claim_visit where at <= ?", longAgo);
        jdbc.update(
                "delete from claim_link l where expires_at <= ? and state <> 'OPEN' and not exists"
                        + " (select 1 from claim_session s where s.link = l.id)",
                longAgo);
    }
}
