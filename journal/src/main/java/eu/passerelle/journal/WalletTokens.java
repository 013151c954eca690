package eu.passerelle.journal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Access tokens of wallets: good for what one offer holds, at one university, for an hour. */
public final class WalletTokens {

    static final Duration VALID = Duration.ofHours(1);

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public WalletTokens(JournalDatabase database, Clock clock) {
        this.jdbc = database.jdbc();
        this.clock = clock;
    }

    /**
     * What a token is good for.
     *
     * @param target whose delivery is closed when the wallet has it; null: none waits
     * @param configurations that may be fetched with it
     * @param byIdentifier the wallet must ask by {@code credential_identifier}
     * @param dpop thumbprint of the key that must prove each use; null: whoever holds the token may use it
     */
    public record WalletToken(
            UUID offer,
            UUID transfer,
            @Nullable String target,
            List<String> configurations,
            boolean byIdentifier,
            byte @Nullable [] dpop) {}

    /** @return the token in clear, this once */
    String add(UUID offer, List<String> configurations, boolean byIdentifier, byte @Nullable [] dpop) {
        String token = WalletSecrets.random();
        jdbc.update(
                "insert into wallet_token (digest, offer, configurations, by_identifier, dpop, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                WalletSecrets.digest(token),
                offer,
                configurations.toArray(String[]::new),
                byIdentifier,
                dpop,
                Timestamp.from(clock.instant().plus(VALID)));
        return token;
    }

    /** @return empty for an unknown token, one that has expired, and one of another university */
    public Optional<WalletToken> find(String university, String token) {
        return jdbc
                .query(
                        "select w.offer, o.transfer, o.target, w.configurations, w.by_identifier, w.dpop from wallet_token w"
                                + " join credential_offer o on o.id = w.offer join transfer t on t.id = o.transfer"
                                + " where w.digest = ? and t.university = ? and w.expires_at > ?",
                        (row, number) -> new WalletToken(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getString(3),
                                List.of((String[]) row.getArray(4).getArray()),
                                row.getBoolean(5),
                                row.getBytes(6)),
                        WalletSecrets.digest(token),
                        university,
                        Timestamp.from(clock.instant()))
                .stream()
                .findFirst();
    }
}
