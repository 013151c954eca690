package eu.passerelle.portal.issuers;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** Public keys as the W3C's Multikey writes them: base58btc of a multicodec prefix and the key. */
final class Multikey {

    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final byte[] ED25519 = {(byte) 0xed, 0x01};
    private static final byte[] P256 = {(byte) 0x80, 0x24};

    private Multikey() {}

    /** @return empty for kinds of keys that Data Integrity proofs do not use */
    static Optional<String> of(JWK key) {
        return switch (key) {
            case OctetKeyPair edwards
            when Curve.Ed25519.equals(edwards.getCurve()) -> Optional.of(text(ED25519, edwards.getDecodedX()));
            case ECKey ec when Curve.P_256.equals(ec.getCurve()) -> Optional.of(text(P256, compressed(ec)));
            default -> Optional.empty();
        };
    }

    private static byte[] compressed(ECKey key) {
        byte[] x = key.getX().decode();
        byte[] point = new byte[x.length + 1];
        point[0] = (byte) (key.getY().decodeToBigInteger().testBit(0) ? 3 : 2);
        System.arraycopy(x, 0, point, 1, x.length);
        return point;
    }

    private static String text(byte[] prefix, byte[] key) {
        byte[] all = Arrays.copyOf(prefix, prefix.length + key.length);
        System.arraycopy(key, 0, all, prefix.length, key.length);
        StringBuilder digits = new StringBuilder();
        BigInteger base = BigInteger.valueOf(BASE58.length());
        for (BigInteger rest = new BigInteger(1, all); rest.signum() > 0; rest = rest.divide(base)) {
            digits.append(BASE58.charAt(rest.mod(base).intValue()));
        }
        return "z" + digits.reverse();
    }
}
