package eu.passerelle.portal.claim;

import eu.passerelle.journal.ClaimCodes;
import eu.passerelle.journal.ClaimDoor;
import eu.passerelle.journal.ClaimLinks;
import eu.passerelle.journal.ClaimSessions;
import eu.passerelle.journal.ClaimShares;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.KeptAchievements;
import eu.passerelle.journal.PayloadCipher;
import java.time.Clock;

/** What the journal keeps for the learner's page. */
public record ClaimStores(
        ClaimLinks links,
        ClaimDoor door,
        ClaimSessions sessions,
        ClaimShares shares,
        ClaimCodes codes,
        KeptAchievements achievements) {

    public static ClaimStores of(JournalDatabase database, PayloadCipher cipher, Clock clock) {
        return new ClaimStores(
                new ClaimLinks(database, cipher, clock),
                new ClaimDoor(database, cipher, clock),
                new ClaimSessions(database, clock),
                new ClaimShares(database, cipher, clock),
                new ClaimCodes(database, clock),
                new KeptAchievements(database, cipher));
    }
}
