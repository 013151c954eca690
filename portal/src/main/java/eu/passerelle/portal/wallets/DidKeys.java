package eu.passerelle.portal.wallets;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.text.ParseException;
import java.util.Arrays;

/** Keys that are their own DID: did:key (P-256, P-384, Ed25519, and EBSI's jwk_jcs-pub) and did:jwk. */
final class DidKeys {

    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    /** A P-384 key as EBSI writes it has some 250 characters. */
    private static final int MOST = 600;

    private static final int P256 = 0x1200;
    private static final int P384 = 0x1201;
    private static final int ED25519 = 0xed;
    private static final int JWK_JCS = 0xeb51;

    private DidKeys() {}

    /**
     * @param did without a fragment
     * @throws ParseException it is of another method, or no public key of the kinds named
     */
    static JWK key(String did) throws ParseException {
        if (did.length() > MOST) {
            throw new ParseException("a DID of " + did.length() + " characters", MOST);
        }
        if (did.startsWith("did:jwk:")) {
            return publicOnly(
                    new String(new Base64URL(did.substring("did:jwk:".length())).decode(), StandardCharsets.UTF_8));
        }
        if (did.startsWith("did:key:z")) {
            return multikey(base58(did.substring("did:key:z".length())));
        }
        throw new ParseException("only did:key and did:jwk are understood", 0);
    }

    /** The did:jwk of a public key. */
    static String did(JWK key) {
        return "did:jwk:" + Base64URL.encode(key.toPublicJWK().toJSONString());
    }

    private static JWK publicOnly(String json) throws ParseException {
        JWK key = JWK.parse(json);
        if (key.isPrivate()) {
            throw new ParseException("a private key was sent", 0);
        }
        return key;
    }

    private static JWK multikey(byte[] bytes) throws ParseException {
        int code = 0;
        int at = 0;
        for (int shift = 0; ; shift += 7) {
            if (at == bytes.length || shift > 21) {
                throw new ParseException("no multicodec", at);
            }
            code |= (bytes[at] & 0x7f) << shift;
            if (bytes[at++] >= 0) {
                break;
            }
        }
        byte[] key = Arrays.copyOfRange(bytes, at, bytes.length);
        return switch (code) {
            case P256 -> uncompressed(Curve.P_256, key);
            case P384 -> uncompressed(Curve.P_384, key);
            case ED25519 -> new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(key)).build();
            case JWK_JCS -> publicOnly(new String(key, StandardCharsets.UTF_8));
            default -> throw new ParseException("a kind of key that is not understood", 0);
        };
    }

    /** SEC 1, section 2.3.4; y is a root, which for these fields one power finds (p is 3 modulo 4). */
    private static JWK uncompressed(Curve curve, byte[] point) throws ParseException {
        ECParameterSpec parameters = curve.toECParameterSpec();
        BigInteger p = ((ECFieldFp) parameters.getCurve().getField()).getP();
        int length = (p.bitLength() + 7) / 8;
        if (point.length != length + 1 || point[0] != 2 && point[0] != 3) {
            throw new ParseException("no compressed point", 0);
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, point.length));
        BigInteger square = x.pow(3)
                .add(parameters.getCurve().getA().multiply(x))
                .add(parameters.getCurve().getB())
                .mod(p);
        BigInteger root = square.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
        BigInteger y = root.testBit(0) == (point[0] == 3) ? root : p.subtract(root);
        try {
            // refuses a point that is not on the curve
            return new ECKey.Builder(
                            curve, ECKey.encodeCoordinate(length * 8, x), ECKey.encodeCoordinate(length * 8, y))
                    .build();
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new ParseException("a point that is not on the curve", 0);
        }
    }

    private static byte[] base58(String text) throws ParseException {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = BASE58.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new ParseException("not base58btc", i);
            }
            number = number.multiply(BigInteger.valueOf(BASE58.length())).add(BigInteger.valueOf(digit));
        }
        byte[] bytes = number.toByteArray();
        // no multicodec begins with 0, so a leading 0 is the sign's
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }
}
