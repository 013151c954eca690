package eu.passerelle.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;

/**
 * Numbers of certificates: a credential's id with eight bytes that only the hub can compute. An id alone can be computed
 * by others, so that nothing is told for it; who has the number has seen the certificate.
 */
public final class CertificateNumbers {

    /** As many as 24 bytes have in base64url. */
    private static final int LENGTH = 32;

    private static final int ID = 16;
    private static final int PROOF = 8;

    private final JournalDatabase database;
    private final SecretKey key;

    /** The text is part of the key, so it never changes. */
    public CertificateNumbers(JournalDatabase database, PayloadCipher cipher) {
        this.database = database;
        this.key = cipher.derived("passerelle certificate number 1");
    }

    /** Whether a credential holds. */
    public enum Standing {
        STANDS,
        SUPERSEDED,
        REVOKED
    }

    /** A credential that was issued. */
    public record Issued(UUID credential, String university, Standing standing) {}

    /** The same each time; 32 letters, digits, {@code -} and {@code _}. */
    public String of(UUID credential) {
        byte[] number = ByteBuffer.allocate(ID + PROOF)
                .putLong(credential.getMostSignificantBits())
                .putLong(credential.getLeastSignificantBits())
                .put(WalletSecrets.mac(key, credential.toString()), 0, PROOF)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(number);
    }

    /** Empty where the number is not one of ours, or nothing was issued under it. */
    public Optional<Issued> find(String number) {
        return credential(number)
                .flatMap(id -> database
                        .jdbc()
                        .query(
                                "select t.university, c.status from credential c join transfer t on t.id = c.id"
                                        + " where c.id = ?",
                                (row, at) -> new Issued(id, row.getString(1), standing(row.getString(2))),
                                id)
                        .stream()
                        .findFirst());
    }

    private static Standing standing(String status) {
        return status.equals("ACTIVE") ? Standing.STANDS : Standing.valueOf(status);
    }

    private Optional<UUID> credential(String number) {
        if (number.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(number));
            UUID credential = new UUID(bytes.getLong(), bytes.getLong());
            byte[] said = Arrays.copyOfRange(bytes.array(), ID, ID + PROOF);
            byte[] known = Arrays.copyOf(WalletSecrets.mac(key, credential.toString()), PROOF);
            return java.security.MessageDigest.isEqual(said, known) ? Optional.of(credential) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
