package eu.passerelle.verify;

import com.apicatalog.multibase.Multibase;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Public keys as multibase writes them ({@code publicKeyMultibase}, {@code did:key}): Ed25519, P-256, P-384. */
final class PublicKeys {

    /** Longer than any key of these kinds. */
    private static final int LONGEST = 200;

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] ED25519 = HEX.parseHex("ed01");
    private static final byte[] P256 = HEX.parseHex("8024");
    private static final byte[] P384 = HEX.parseHex("8124");
    /** In front of the 32 bytes of an Ed25519 key in X.509 form (RFC 8410). */
    private static final byte[] ED25519_X509 = HEX.parseHex("302a300506032b6570032100");

    private PublicKeys() {}

    static Optional<PublicKey> ofMultibase(String text) {
        if (!text.startsWith("z") || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] coded = Multibase.BASE_58_BTC.decode(text);
            if (coded.length < 3) {
                return Optional.empty();
            }
            byte[] codec = Arrays.copyOf(coded, 2);
            byte[] key = Arrays.copyOfRange(coded, 2, coded.length);
            if (Arrays.equals(codec, ED25519) && key.length == 32) {
                return Optional.of(ed25519(key));
            }
            if (Arrays.equals(codec, P256) && key.length == 33) {
                return Optional.of(ec("secp256r1", key));
            }
            return Arrays.equals(codec, P384) && key.length == 49
                    ? Optional.of(ec("secp384r1", key))
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static PublicKey ed25519(byte[] raw) throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(ED25519_X509, ED25519_X509.length + raw.length);
        System.arraycopy(raw, 0, encoded, ED25519_X509.length, raw.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** SEC 1, 2.3.4; both curves have p = 3 mod 4. */
    private static PublicKey ec(String curve, byte[] compressed) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(curve));
        ECParameterSpec spec = parameters.getParameterSpec(ECParameterSpec.class);
        BigInteger p = ((ECFieldFp) spec.getCurve().getField()).getP();
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(compressed, 1, compressed.length));
        BigInteger square = x.pow(3)
                .add(spec.getCurve().getA().multiply(x))
                .add(spec.getCurve().getB())
                .mod(p);
        BigInteger y = square.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
        boolean marked = compressed[0] == 2 || compressed[0] == 3;
        if (!marked || x.compareTo(p) >= 0 || !y.multiply(y).mod(p).equals(square)) {
            throw new IllegalArgumentException("no point of the curve");
        }
        BigInteger right = y.testBit(0) == (compressed[0] == 3) ? y : p.subtract(y);
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, right), spec));
    }
}
