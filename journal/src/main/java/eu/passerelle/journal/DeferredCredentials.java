package eu.passerelle.journal;

import eu.passerelle.journal.WalletTokens.WalletToken;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Credentials that wallets have asked for and that could not be written at once: the key was away. */
public final class DeferredCredentials {

    private static final Duration VALID = Duration.ofDays(1);

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final PayloadCipher cipher;
    private final Clock clock;

    public DeferredCredentials(JournalDatabase database, PayloadCipher cipher, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.cipher = cipher;
        this.clock = clock;
    }

    /** @param proven what {@link #add} was given */
    public record Waiting(UUID id, String configuration, byte[] proven) {}

    /**
     * Keeps a request; its token stays good as long.
     *
     * @param proven the keys that the wallet has proven, in a form of the caller's
     * @return the transaction id, in clear this once
     */
    public String add(WalletToken token, String configuration, byte[] proven) {
        String transaction = WalletSecrets.random();
        UUID id = UUID.randomUUID();
        Timestamp end = Timestamp.from(clock.instant().plus(VALID));
        database.transactions().executeWithoutResult(status -> {
            jdbc.update(
                    "insert into deferred_credential (digest, id, offer, configuration, proven, expires_at)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    WalletSecrets.digest(transaction),
                    id,
                    token.offer(),
                    configuration,
                    cipher.encryptWallet(id, proven),
                    end);
            jdbc.update("update wallet_token set expires_at = ? where offer = ?", end, token.offer());
        });
        return transaction;
    }

    /** @return empty for an unknown transaction, one that is over, and one of another offer */
    public Optional<Waiting> find(WalletToken token, String transaction) {
        Instant now = clock.instant();
        return jdbc
                .query(
                        "select id, configuration, proven from deferred_credential where digest = ? and offer = ?"
                                + " and expires_at > ?",
                        (row, number) -> {
                            UUID id = row.getObject(1, UUID.class);
                            return new Waiting(id, row.getString(2), cipher.decryptWallet(id, row.getBytes(3)));
                        },
                        WalletSecrets.digest(transaction),
                        token.offer(),
                        Timestamp.from(now))
                .stream()
                .findFirst();
    }

    /** @return false when somebody else was quicker: nothing is to be handed out then */
    public boolean close(Waiting waiting) {
        return jdbc.update("delete from deferred_credential where id = ?", waiting.id()) == 1;
    }
}
