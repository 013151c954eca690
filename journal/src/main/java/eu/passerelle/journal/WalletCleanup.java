package eu.passerelle.journal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;

/** Ends offers whose time is over and forgets what no wallet can use any more; copies stay as long as their transfer. */
public final class WalletCleanup {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public WalletCleanup(JournalDatabase database, Clock clock) {
        this.jdbc = database.jdbc();
        this.clock = clock;
    }

    /** Safe in several instances at once. */
    public void clean() {
        Instant now = clock.instant();
        Timestamp due = Timestamp.from(now);
        jdbc.update("update credential_offer set state = 'EXPIRED' where state = 'OFFERED' and expires_at <= ?", due);
        jdbc.update("delete from spent_nonce where expires_at <= ?", due);
        jdbc.update("delete from wallet_authorization where expires_at <= ?", due);
        jdbc.update("delete from deferred_credential where expires_at <= ?", due);
        jdbc.update("delete from wallet_token where expires_at <= ?", due);
        jdbc.update(
                "delete from credential_offer o where o.state <> 'OFFERED' and o.expires_at <= ?"
                        + " and not exists (select 1 from wallet_token w where w.offer = o.id)"
                        + " and not exists (select 1 from wallet_copy c where c.offer = o.id and c.state = 'ISSUED'"
                        + " and c.told_at is null and o.target is not null)",
                Timestamp.from(now.minus(KEPT)));
    }
}
