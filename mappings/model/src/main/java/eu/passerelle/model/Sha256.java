package eu.passerelle.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 for fingerprints, and for keys that must not tell what they are made of. */
public final class Sha256 {

    private static final int KEY_BYTES = 16;
    private static final MessageDigest NEW = digest();

    private Sha256() {}

    public static byte[] of(byte[] content) {
        try {
            // a copy costs less than to ask each provider for one
            return ((MessageDigest) NEW.clone()).digest(content);
        } catch (CloneNotSupportedException e) {
            return digest().digest(content);
        }
    }

    /** Of the text in UTF-8. */
    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In hex. */
    public static String hex(byte[] content) {
        return HexFormat.of().formatHex(of(content));
    }

    /** In hex, of the text in UTF-8. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /** 128 bits of it in hex: enough to tell one thing from another. */
    public static String key(byte[] content) {
        return HexFormat.of().formatHex(of(content), 0, KEY_BYTES);
    }

    /** 128 bits of it in hex, of the text in UTF-8. */
    public static String key(String text) {
        return key(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
