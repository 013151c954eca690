package eu.passerelle.journal;

import eu.passerelle.journal.WalletOffer.State;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Offers to wallets: made for a transfer, redeemed once by a code and, where one was made, a PIN. */
public final class Offers {

    public static final int PIN_LENGTH = 6;
    /** So many wrong PINs end an offer. */
    public static final int MOST_PIN_FAILURES = 5;

    static final String SELECT = "select o.id, o.transfer, t.university, o.target, o.configurations, o.state,"
            + " o.pin, o.pin_failures, o.expires_at from credential_offer o join transfer t on t.id = o.transfer";

    private final JournalDatabase database;
    private final JdbcTemplate jdbc;
    private final WalletSecrets secrets;
    private final WalletTokens tokens;
    private final Clock clock;

    public Offers(JournalDatabase database, PayloadCipher cipher, Clock clock) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.secrets = new WalletSecrets(cipher);
        this.tokens = new WalletTokens(database, clock);
        this.clock = clock;
    }

    /**
     * A new offer. Its secrets are told this once.
     *
     * @param reference stands in the address of the offer; who has it can ask for the code
     * @param code pre-authorised
     * @param pin for the learner alone, by another way than the offer; null: none is asked for
     */
    public record Made(
            UUID id,
            String reference,
            String code,
            @Nullable String pin,
            Instant expiresAt) {

        @Override
        public String toString() {
            return "Made[" + id + "]";
        }
    }

    /**
     * @param target whose delivery is closed when the wallet has it; null: none waits
     * @param configurations ids of what it may be fetched as, at least one
     */
    public Made create(
            UUID transfer, @Nullable String target, List<String> configurations, Duration validFor, boolean withPin) {
        UUID id = UUID.randomUUID();
        String reference = WalletSecrets.random();
        String code = secrets.code(reference);
        String pin = withPin ? WalletSecrets.digits(PIN_LENGTH) : null;
        Instant now = clock.instant();
        Instant expires = now.plus(validFor);
        jdbc.update(
                "insert into credential_offer (id, transfer, target, configurations, code, issuer_state, pin, state,"
                        + " created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, 'OFFERED', ?, ?)",
                id,
                transfer,
                target,
                configurations.toArray(String[]::new),
                WalletSecrets.digest(code),
                WalletSecrets.digest(secrets.issuerState(reference)),
                pin == null ? null : secrets.pin(id, pin),
                Timestamp.from(now),
                Timestamp.from(expires));
        return new Made(id, reference, code, pin, expires);
    }

    /**
     * An offer that may still be redeemed.
     *
     * @param code pre-authorised
     * @param issuerState for the authorisation code flow
     */
    public record Open(WalletOffer offer, String code, String issuerState) {}

    /** @param reference of its address */
    public Optional<Open> open(String university, String reference) {
        String code = secrets.code(reference);
        return jdbc
                .query(
                        SELECT + " where o.code = ? and t.university = ? and o.state = 'OFFERED' and o.expires_at > ?",
                        (row, number) -> new Open(Stored.of(row).offer(), code, secrets.issuerState(reference)),
                        WalletSecrets.digest(code),
                        university,
                        Timestamp.from(clock.instant()))
                .stream()
                .findFirst();
    }

    public Optional<WalletOffer> find(UUID id) {
        return jdbc
                .query(
                        SELECT + " where o.id = ?",
                        (row, number) -> Stored.of(row).offer(),
                        id)
                .stream()
                .findFirst();
    }

    /** Whether a wallet has fetched what was offered. */
    public boolean claimed(UUID id) {
        return find(id).filter(offer -> offer.state() == State.CLAIMED).isPresent();
    }

    /**
     * What a wallet sends to have a token.
     *
     * @param pin null: it sent none
     * @param asked the configurations that it asks for by {@code authorization_details}; empty: it does not, and gets all
     * @param dpop thumbprint of the key that the token is to be bound to; null: none
     */
    public record Redeeming(String code, @Nullable String pin, List<String> asked, byte @Nullable [] dpop) {}

    /** What became of a request for a token. */
    public sealed interface Redemption {
        /** @param token in clear, this once */
        record Redeemed(String token, Duration validFor, UUID transfer, List<String> configurations)
                implements Redemption {}

        /** No such code, or it was used, or its time is over. */
        record Unknown() implements Redemption {}

        record PinMissing() implements Redemption {}

        record PinUnexpected() implements Redemption {}

        /** @param left so many more may be tried */
        record PinWrong(int left) implements Redemption {}

        /** It asks for what was not offered. */
        record NotOffered() implements Redemption {}
    }

    public Redemption redeem(String university, Redeeming asked) {
        return Objects.requireNonNull(database.transactions()
                .execute(status -> jdbc
                        .query(
                                SELECT
                                        + " where o.code = ? and t.university = ? and o.state = 'OFFERED' and o.expires_at > ?"
                                        + " for update of o",
                                (row, number) -> Stored.of(row),
                                WalletSecrets.digest(asked.code()),
                                university,
                                Timestamp.from(clock.instant()))
                        .stream()
                        .findFirst()
                        .map(stored -> redeem(stored, asked))
                        .orElseGet(Redemption.Unknown::new)));
    }

    private Redemption redeem(Stored stored, Redeeming asked) {
        WalletOffer offer = stored.offer();
        if (stored.pin() == null && asked.pin() != null) {
            return new Redemption.PinUnexpected();
        }
        if (stored.pin() != null && asked.pin() == null) {
            return new Redemption.PinMissing();
        }
        if (stored.pin() != null
                && !MessageDigest.isEqual(stored.pin(), secrets.pin(offer.id(), Objects.requireNonNull(asked.pin())))) {
            return wrongPin(offer, stored.failures() + 1);
        }
        if (!offer.configurations().containsAll(asked.asked())) {
            return new Redemption.NotOffered();
        }
        jdbc.update(
                "update credential_offer set state = 'REDEEMED', redeemed_at = ? where id = ?",
                Timestamp.from(clock.instant()),
                offer.id());
        boolean byIdentifier = !asked.asked().isEmpty();
        List<String> granted = byIdentifier ? asked.asked() : offer.configurations();
        String token = tokens.add(offer.id(), granted, byIdentifier, asked.dpop());
        return new Redemption.Redeemed(token, WalletTokens.VALID, offer.transfer(), granted);
    }

    /** Counts it; the last one ends the offer. */
    Redemption.PinWrong wrongPin(WalletOffer offer, int failures) {
        boolean last = failures >= MOST_PIN_FAILURES;
        jdbc.update(
                "update credential_offer set pin_failures = ?, state = ? where id = ?",
                failures,
                (last ? State.EXPIRED : State.OFFERED).name(),
                offer.id());
        if (last) {
            Audit.add(jdbc, "wallet", "wrong PIN", offer.transfer().toString(), "the last try; the offer has ended");
        }
        return new Redemption.PinWrong(MOST_PIN_FAILURES - failures);
    }

    record Stored(WalletOffer offer, byte @Nullable [] pin, int failures) {

        static Stored of(ResultSet row) throws SQLException {
            byte[] pin = row.getBytes("pin");
            return new Stored(
                    new WalletOffer(
                            row.getObject("id", UUID.class),
                            row.getObject("transfer", UUID.class),
                            row.getString("university"),
                            row.getString("target"),
                            List.of((String[]) row.getArray("configurations").getArray()),
                            State.valueOf(row.getString("state")),
                            pin != null,
                            row.getTimestamp("expires_at").toInstant()),
                    pin,
                    row.getInt("pin_failures"));
        }
    }
}
