package eu.passerelle.journal;

import eu.passerelle.model.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Nonces of wallets' proofs: signed with a key that all instances share, so giving one away stores nothing; using one does,
 * so that it is used once. 8 bytes end of validity in epoch seconds, 16 random ones, 16 of the HMAC over university and
 * both, Base64url.
 */
public final class Nonces {

    public static final Duration VALID = Duration.ofMinutes(5);

    private static final int BODY = 24;
    private static final int MAC = 16;

    private final JdbcTemplate jdbc;
    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    public Nonces(JournalDatabase database, PayloadCipher cipher, Clock clock) {
        this.jdbc = database.jdbc();
        this.key = cipher.derived("passerelle wallet nonce 1");
        this.clock = clock;
    }

    public String make(String university) {
        byte[] body = new byte[BODY];
        random.nextBytes(body);
        ByteBuffer.wrap(body).putLong(clock.instant().plus(VALID).getEpochSecond());
        return WalletSecrets.text(ByteBuffer.allocate(BODY + MAC)
                .put(body)
                .put(mac(university, body))
                .array());
    }

    /** @return false when it was not made here for this university, its time is over, or it was used before */
    public boolean spend(String university, String nonce) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (bytes.length != BODY + MAC) {
            return false;
        }
        byte[] body = Arrays.copyOf(bytes, BODY);
        Instant end = Instant.ofEpochSecond(ByteBuffer.wrap(body).getLong());
        return MessageDigest.isEqual(mac(university, body), Arrays.copyOfRange(bytes, BODY, BODY + MAC))
                && clock.instant().isBefore(end)
                && jdbc.update(
                                "insert into spent_nonce (digest, expires_at) values (?, ?) on conflict do nothing",
                                Sha256.of(bytes),
                                Timestamp.from(end))
                        == 1;
    }

    /**
     * Whether this is the first time that something is used which others have made unique; remembered for a while.
     *
     * @param what with all that makes it unique, for example a key and the id of its proof
     */
    public boolean first(String what, Duration remembered) {
        return jdbc.update(
                        "insert into spent_nonce (digest, expires_at) values (?, ?) on conflict do nothing",
                        WalletSecrets.digest(what),
                        Timestamp.from(clock.instant().plus(remembered)))
                == 1;
    }

    private byte[] mac(String university, byte[] body) {
        return Arrays.copyOf(WalletSecrets.mac(key, university + " " + WalletSecrets.text(body)), MAC);
    }
}
