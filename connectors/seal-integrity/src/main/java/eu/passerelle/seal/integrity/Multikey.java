package eu.passerelle.seal.integrity;

import com.apicatalog.multibase.Multibase;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Ed25519 keys as DID documents write them: Multikey (W3C Controlled Identifiers 1.0), {@code did:key}, JWK. */
public final class Multikey {

    static final String DID_KEY = "did:key:";

    private static final int LENGTH = 32;
    private static final byte ED25519 = (byte) 0xed;
    private static final byte ED25519_2 = 0x01;

    private Multikey() {}

    /**
     * {@code publicKeyMultibase}, for example {@code z6Mk...}.
     *
     * @throws IllegalArgumentException where it is no Ed25519 key
     */
    public static String of(PublicKey key) {
        byte[] prefixed = new byte[LENGTH + 2];
        prefixed[0] = ED25519;
        prefixed[1] = ED25519_2;
        System.arraycopy(raw(key), 0, prefixed, 2, LENGTH);
        return Multibase.BASE_58_BTC.encode(prefixed);
    }

    /** The key as {@code did:key}. */
    public static String did(PublicKey key) {
        return DID_KEY + of(key);
    }

    /** The verification method within a {@code did:key}. */
    public static String method(PublicKey key) {
        return did(key) + "#" + of(key);
    }

    /** The key in a {@code publicKeyMultibase}; empty where it is no Ed25519 key. */
    static Optional<PublicKey> read(String multibase) {
        if (!multibase.startsWith("z") || multibase.length() > 100) {
            return Optional.empty();
        }
        try {
            byte[] prefixed = Multibase.BASE_58_BTC.decode(multibase);
            boolean known = prefixed.length == LENGTH + 2 && prefixed[0] == ED25519 && prefixed[1] == ED25519_2;
            return known ? key(Arrays.copyOfRange(prefixed, 2, prefixed.length)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The key in the {@code x} of an OKP JWK (RFC 8037). */
    static Optional<PublicKey> ofJwk(String x) {
        try {
            return key(Base64.getUrlDecoder().decode(x));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] raw(PublicKey key) {
        if (!(key instanceof EdECPublicKey edwards)
                || !"Ed25519".equals(edwards.getParams().getName())) {
            throw new IllegalArgumentException("an Ed25519 key is needed, not " + key.getAlgorithm());
        }
        byte[] bigEndian = edwards.getPoint().getY().toByteArray();
        byte[] raw = new byte[LENGTH];
        for (int i = 0; i < LENGTH && i < bigEndian.length; i++) {
            raw[i] = bigEndian[bigEndian.length - 1 - i];
        }
        if (edwards.getPoint().isXOdd()) {
            raw[LENGTH - 1] |= (byte) 0x80;
        }
        return raw;
    }

    private static Optional<PublicKey> key(byte[] raw) {
        if (raw.length != LENGTH) {
            return Optional.empty();
        }
        boolean odd = raw[LENGTH - 1] < 0;
        byte[] bigEndian = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            bigEndian[i] = raw[LENGTH - 1 - i];
        }
        bigEndian[0] &= 0x7f;
        EdECPoint point = new EdECPoint(odd, new BigInteger(1, bigEndian));
        try {
            return Optional.of(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
