package eu.passerelle.journal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Codes that a learner, once known, takes to another page of the hub: of 80 bits, so that nobody guesses one. */
public final class ClaimCodes {

    public static final Duration VALID = Duration.ofMinutes(30);

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public ClaimCodes(JournalDatabase database, Clock clock) {
        this.jdbc = database.jdbc();
        this.clock = clock;
    }

    /** @return in clear, this once: four groups of four letters and digits that cannot be mistaken for each other */
    public String add(UUID transfer) {
        String alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
        byte[] random = WalletSecrets.digest(WalletSecrets.random());
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            code.append(i > 0 && i % 4 == 0 ? "-" : "").append(alphabet.charAt(random[i] & 31));
        }
        jdbc.update(
                "insert into claim_code (digest, transfer, expires_at) values (?, ?, ?)",
                digest(code.toString()),
                transfer,
                Timestamp.from(clock.instant().plus(VALID)));
        return code.toString();
    }

    /** The transfer whose learner was given it. */
    public Optional<UUID> find(String code) {
        return jdbc
                .query(
                        "select transfer from claim_code where digest = ? and expires_at > ?",
                        (row, number) -> row.getObject(1, UUID.class),
                        digest(code),
                        Timestamp.from(clock.instant()))
                .stream()
                .findFirst();
    }

    public void use(String code) {
        jdbc.update("delete from claim_code where digest = ?", (Object) digest(code));
    }

    private static byte[] digest(String code) {
        return WalletSecrets.digest(code.replaceAll("[^0-9A-Za-z]", "").toUpperCase(java.util.Locale.ROOT));
    }
}
