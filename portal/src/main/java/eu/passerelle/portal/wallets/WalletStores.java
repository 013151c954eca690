package eu.passerelle.portal.wallets;

import eu.passerelle.journal.DeferredCredentials;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.Nonces;
import eu.passerelle.journal.Offers;
import eu.passerelle.journal.PayloadCipher;
import eu.passerelle.journal.WalletCopies;
import eu.passerelle.journal.WalletLogins;
import eu.passerelle.journal.WalletTokens;
import java.time.Clock;

/** What the journal keeps for wallets. */
public record WalletStores(
        Offers offers,
        WalletLogins logins,
        WalletTokens tokens,
        Nonces nonces,
        DeferredCredentials deferred,
        WalletCopies copies) {

    public static WalletStores of(JournalDatabase database, PayloadCipher cipher, Clock clock) {
        return new WalletStores(
                new Offers(database, cipher, clock),
                new WalletLogins(database, cipher, clock),
                new WalletTokens(database, clock),
                new Nonces(database, cipher, clock),
                new DeferredCredentials(database, cipher, clock),
                new WalletCopies(database, cipher, clock));
    }
}
