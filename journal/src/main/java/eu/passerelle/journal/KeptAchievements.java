package eu.passerelle.journal;

import eu.passerelle.model.Achievement;
import java.util.Optional;
import java.util.UUID;

/** What learners may take: credentials that stand, and what they claim, for formats that are written when asked for. */
public final class KeptAchievements {

    private final JournalDatabase database;
    private final Payloads payloads;

    public KeptAchievements(JournalDatabase database, PayloadCipher cipher) {
        this.database = database;
        this.payloads = new Payloads(database.jdbc(), cipher);
    }

    /** Empty where it was not kept, or the credential was revoked or superseded. */
    public Optional<Achievement> standing(UUID transfer) {
        return find(transfer, PayloadKind.ACHIEVEMENT, "").map(content -> ModelJson.read(content, Achievement.class));
    }

    /** A sealed credential that still stands. */
    public Optional<byte[]> sealed(UUID transfer, String format) {
        return find(transfer, PayloadKind.SEALED, format);
    }

    private Optional<byte[]> find(UUID transfer, PayloadKind kind, String format) {
        boolean stands = !database.jdbc()
                .queryForList("select 1 from credential where id = ? and status = 'ACTIVE'", Integer.class, transfer)
                .isEmpty();
        return stands ? payloads.find(transfer, kind, format).map(Payloads.Payload::content) : Optional.empty();
    }
}
