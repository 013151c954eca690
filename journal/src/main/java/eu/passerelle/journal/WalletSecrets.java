package eu.passerelle.journal;

import eu.passerelle.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Makes the secrets of wallets and what is stored of them. A random secret is stored as its SHA-256; a PIN, which anybody
 * could guess from that, as HMAC under a key derived from the payload key. Thread-safe.
 */
final class WalletSecrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final SecretKey codes;
    private final SecretKey pins;
    private final SecretKey states;

    /** The texts are part of the keys, so they never change. */
    WalletSecrets(PayloadCipher cipher) {
        this.codes = cipher.derived("passerelle pre-authorised code 1");
        this.states = cipher.derived("passerelle issuer state 1");
        this.pins = cipher.derived("passerelle transaction code 1");
    }

    /** 256 bits, Base64url. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return text(bytes);
    }

    /** @return that many decimal digits */
    static String digits(int length) {
        StringBuilder digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            digits.append(RANDOM.nextInt(10));
        }
        return digits.toString();
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is stored of a random secret. */
    static byte[] digest(String secret) {
        return Sha256.of(secret);
    }

    /** The code of an offer: made from the reference that its address holds, so that neither need be stored. */
    String code(String reference) {
        return text(mac(codes, reference));
    }

    /** What an offer begins the authorisation code flow with; made like the code, and tells nothing of it. */
    String issuerState(String reference) {
        return text(mac(states, reference));
    }

    /** What is stored of a PIN. */
    byte[] pin(UUID offer, String pin) {
        return mac(pins, offer + " " + pin);
    }

    static byte[] mac(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
