package eu.passerelle.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Fingerprints of what a source sent and of failures. */
final class Sha256 {

    private Sha256() {}

    static byte[] of(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
