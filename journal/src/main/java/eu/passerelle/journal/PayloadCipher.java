package eu.passerelle.journal;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts at rest: AES-256-GCM, a fresh nonce each, bound to where it is stored so that one row's bytes cannot be put into
 * another's. Before that they are compressed: half of what a credential costs in PostgreSQL is its bytes.
 * Stored form: 1 byte format (2; in 1 the content is not compressed), 12 bytes nonce, ciphertext with tag.
 */
public final class PayloadCipher {

    private static final byte FORMAT = 2;
    private static final byte UNCOMPRESSED = 1;
    /** zstd's quickest ordinary level: 0.08 ms for a credential of 46 KB, of which 23 KB are left. */
    private static final int LEVEL = 1;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /** @param key 32 bytes */
    public PayloadCipher(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("the payload key has 32 bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** Another key that tells nothing of this one: HMAC-SHA-256 of the purpose under the payload key. */
    SecretKey derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), "HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    public byte[] encrypt(UUID transfer, PayloadKind kind, byte[] plain) {
        return encrypt(transfer, kind, "", plain);
    }

    /** @param format of a sealed credential; empty for everything else */
    byte[] encrypt(UUID transfer, PayloadKind kind, String format, byte[] plain) {
        return encrypt(place(transfer, kind, format), plain);
    }

    /** @throws IllegalStateException when the key is another one or the bytes were changed */
    public byte[] decrypt(UUID transfer, PayloadKind kind, byte[] stored) {
        return decrypt(transfer, kind, "", stored);
    }

    /** @throws IllegalStateException when the key is another one or the bytes were changed */
    byte[] decrypt(UUID transfer, PayloadKind kind, String format, byte[] stored) {
        try {
            return decrypt(place(transfer, kind, format), stored);
        } catch (GeneralSecurityException e) {
            throw unreadable("The " + kind + " payload of transfer " + transfer, e);
        }
    }

    /** A watermark is encrypted too: that of an inbox holds file names, which may hold a person's name or number. */
    byte[] encryptWatermark(String university, String watermark) {
        return encrypt(place(university), watermark.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalStateException when the key is another one or the bytes were changed */
    String decryptWatermark(String university, byte[] stored) {
        try {
            return new String(decrypt(place(university), stored), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw unreadable("The watermark of university " + university, e);
        }
    }

    /** Rosters name people. */
    byte[] encryptCompanion(String university, String sha256, byte[] plain) {
        return encrypt(companionPlace(university, sha256), plain);
    }

    /** @throws IllegalStateException when the key is another one or the bytes were changed */
    byte[] decryptCompanion(String university, String sha256, byte[] stored) {
        try {
            return decrypt(companionPlace(university, sha256), stored);
        } catch (GeneralSecurityException e) {
            throw unreadable("A file of university " + university, e);
        }
    }

    private static byte[] companionPlace(String university, String sha256) {
        return ("file " + sha256 + " of " + university).getBytes(StandardCharsets.UTF_8);
    }

    byte[] encryptRecognition(UUID record, int version, byte[] plain) {
        return encrypt(place(record, version), plain);
    }

    /** @throws IllegalStateException when the key is another one or the bytes were changed */
    byte[] decryptRecognition(UUID record, int version, byte[] stored) {
        try {
            return decrypt(place(record, version), stored);
        } catch (GeneralSecurityException e) {
            throw unreadable("Version " + version + " of recognition record " + record, e);
        }
    }

    /** @param id of the row */
    byte[] encryptWallet(UUID id, byte[] plain) {
        return encrypt(walletPlace(id), plain);
    }

    /** @throws IllegalStateException when the key is another one or the bytes were changed */
    byte[] decryptWallet(UUID id, byte[] stored) {
        try {
            return decrypt(walletPlace(id), stored);
        } catch (GeneralSecurityException e) {
            throw unreadable("What a wallet sent for " + id, e);
        }
    }

    byte[] encryptEdit(UUID id, byte[] plain) {
        return encrypt(editPlace(id), plain);
    }

    /** @throws IllegalStateException when the key is another one or the bytes were changed */
    byte[] decryptEdit(UUID id, byte[] stored) {
        try {
            return decrypt(editPlace(id), stored);
        } catch (GeneralSecurityException e) {
            throw unreadable("The edit " + id, e);
        }
    }

    private static byte[] editPlace(UUID id) {
        return ("edit " + id).getBytes(StandardCharsets.UTF_8);
    }

    private static IllegalStateException unreadable(String what, GeneralSecurityException cause) {
        return new IllegalStateException(
                what + " cannot be decrypted: is journal.key the one it was written with?", cause);
    }

    private static byte[] place(UUID transfer, PayloadKind kind, String format) {
        // the first format stands under the kind alone, as it did before there were others
        String of = format.isEmpty() || format.equals("elm") ? kind.name() : kind.name() + " " + format;
        byte[] name = of.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(16 + name.length)
                .putLong(transfer.getMostSignificantBits())
                .putLong(transfer.getLeastSignificantBits())
                .put(name)
                .array();
    }

    private static byte[] place(UUID record, int version) {
        return ("version " + version + " of recognition record " + record).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] walletPlace(UUID id) {
        return ("sent by a wallet for " + id).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] place(String university) {
        return ("watermark of " + university).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] encrypt(byte[] place, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] content = Zstd.compress(plain, LEVEL);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, 0, place, FORMAT);
            byte[] stored = new byte[1 + NONCE + cipher.getOutputSize(content.length)];
            stored[0] = FORMAT;
            System.arraycopy(nonce, 0, stored, 1, NONCE);
            cipher.doFinal(content, 0, content.length, stored, 1 + NONCE);
            return stored;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    private byte[] decrypt(byte[] place, byte[] stored) throws GeneralSecurityException {
        Cipher cipher = cipher(Cipher.DECRYPT_MODE, stored, 1, place, stored[0]);
        byte[] content = cipher.doFinal(stored, 1 + NONCE, stored.length - 1 - NONCE);
        return stored[0] == UNCOMPRESSED ? content : Zstd.decompress(content);
    }

    private Cipher cipher(int mode, byte[] nonce, int offset, byte[] place, byte format)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE));
        cipher.updateAAD(place);
        if (format != UNCOMPRESSED) {
            cipher.updateAAD(new byte[] {format});
        }
        return cipher;
    }
}
