package eu.passerelle.journal;

import eu.passerelle.journal.WalletAuthorizations.Authorization;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Learners who show who they are for a wallet's authorisation: by the PIN of the offer that it is of. */
public final class WalletLogins {

    private final JournalDatabase database;
    private final Offers offers;
    private final WalletSecrets secrets;
    private final Clock clock;

    public WalletLogins(JournalDatabase database, PayloadCipher cipher, Clock clock) {
        this.database = database;
        this.offers = new Offers(database, cipher, clock);
        this.secrets = new WalletSecrets(cipher);
        this.clock = clock;
    }

    /** What became of a PIN. */
    public enum PinCheck {
        RIGHT,
        WRONG,
        /** There is no such offer, it has no PIN, or too many were wrong. */
        CLOSED
    }

    /** One whose learner has not logged in yet. */
    public Optional<Authorization> waiting(UUID authorization) {
        return database
                .jdbc()
                .query(
                        WalletAuthorizations.SELECT + " and a.id = ? and a.code is null",
                        (row, number) -> WalletAuthorizations.read(row),
                        Timestamp.from(clock.instant()),
                        authorization)
                .stream()
                .findFirst();
    }

    /** Wrong ones are counted together with those that wallets send. */
    public PinCheck check(UUID authorization, String pin) {
        return Objects.requireNonNull(database.transactions()
                .execute(status -> database
                        .jdbc()
                        .query(
                                Offers.SELECT + " where o.id = (select offer from wallet_authorization where id = ?)"
                                        + " and o.state = 'OFFERED' and o.expires_at > ? for update of o",
                                (row, number) -> Offers.Stored.of(row),
                                authorization,
                                Timestamp.from(clock.instant()))
                        .stream()
                        .findFirst()
                        .map(stored -> check(stored, pin))
                        .orElse(PinCheck.CLOSED)));
    }

    private PinCheck check(Offers.Stored stored, String pin) {
        WalletOffer offer = stored.offer();
        if (stored.pin() == null) {
            return PinCheck.CLOSED;
        }
        if (MessageDigest.isEqual(stored.pin(), secrets.pin(offer.id(), pin))) {
            return PinCheck.RIGHT;
        }
        return offers.wrongPin(offer, stored.failures() + 1).left() > 0 ? PinCheck.WRONG : PinCheck.CLOSED;
    }
}
