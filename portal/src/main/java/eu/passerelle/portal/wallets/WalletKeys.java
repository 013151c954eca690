package eu.passerelle.portal.wallets;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Public keys that wallets sign with. */
final class WalletKeys {

    /** What is taken; the curve follows from it. */
    static final List<String> ALGORITHMS = List.of("ES256", "ES384", "EdDSA", "Ed25519");

    private static final Map<String, Curve> CURVES =
            Map.of("ES256", Curve.P_256, "ES384", Curve.P_384, "EdDSA", Curve.Ed25519, "Ed25519", Curve.Ed25519);
    /** RFC 8410 SubjectPublicKeyInfo before the 32 bytes of the key. */
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private WalletKeys() {}

    static boolean fits(JWK key, String algorithm) {
        Curve curve = CURVES.get(algorithm);
        return curve != null
                && switch (key) {
                    case ECKey ec -> curve.equals(ec.getCurve());
                    case OctetKeyPair edwards -> curve.equals(edwards.getCurve());
                    default -> false;
                };
    }

    /** What makes the key, without names or uses that the wallet gave it. */
    static JWK bare(JWK key) {
        return switch (key) {
            case ECKey ec -> new ECKey.Builder(ec.getCurve(), ec.getX(), ec.getY()).build();
            case OctetKeyPair edwards -> new OctetKeyPair.Builder(edwards.getCurve(), edwards.getX()).build();
            default -> throw new IllegalArgumentException("no key for signing");
        };
    }

    /** @param key that {@link #fits} the algorithm of the JWT */
    static boolean isSigned(SignedJWT jwt, JWK key) throws JOSEException, GeneralSecurityException {
        if (key instanceof ECKey ec) {
            return jwt.verify(new ECDSAVerifier(ec));
        }
        byte[] point = ((OctetKeyPair) key).getDecodedX();
        byte[] encoded = new byte[ED25519_PREFIX.length + point.length];
        System.arraycopy(ED25519_PREFIX, 0, encoded, 0, ED25519_PREFIX.length);
        System.arraycopy(point, 0, encoded, ED25519_PREFIX.length, point.length);
        // Nimbus would need another library for it, the JDK does not
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        signature.update(jwt.getSigningInput());
        return signature.verify(jwt.getSignature().decode());
    }
}
