package eu.passerelle.connectors.keys;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.jspecify.annotations.Nullable;

/**
 * How a key signs (RFC 7518, RFC 8037).
 *
 * @param name in JWS: ES256, ES384, ES512, RS256, RS384, RS512 or EdDSA
 * @param jcaName as the JDK names it, with the signature in the form of JWS
 * @param signatureLength bytes of every signature
 */
public record JwsAlgorithm(String name, String jcaName, int signatureLength) {

    private static final int RSA_MINIMUM = 2048;

    /**
     * @param rsa how an RSA key signs; RS256 when null, and of no meaning for other keys
     * @param source where the key lives, for messages
     * @throws ConfigurationInvalid when the key is of another kind, too short, or on a curve that JWS does not know
     */
    public static JwsAlgorithm of(PublicKey key, @Nullable RsaAlgorithm rsa, String source) {
        return switch (key) {
            case ECPublicKey ec -> ec(ec.getParams().getCurve().getField().getFieldSize(), source);
            case RSAPublicKey modulus -> rsa(modulus.getModulus().bitLength(), rsa, source);
            case EdECPublicKey edwards
            when edwards.getParams().getName().equals("Ed25519") -> new JwsAlgorithm("EdDSA", "Ed25519", 64);
            default ->
                throw new ConfigurationInvalid(source + " holds a key of type " + key.getAlgorithm()
                        + "; use an EC (P-256), RSA or Ed25519 key.");
        };
    }

    /** How this key signs. */
    public static JwsAlgorithm of(SigningKey key) {
        RsaAlgorithm rsa = key.algorithm().startsWith("RS") ? RsaAlgorithm.valueOf(key.algorithm()) : null;
        return of(key.publicKey(), rsa, key.source());
    }

    private static JwsAlgorithm ec(int bits, String source) {
        int length = 2 * ((bits + 7) / 8);
        return switch (bits) {
            case 256 -> new JwsAlgorithm("ES256", "SHA256withECDSAinP1363Format", length);
            case 384 -> new JwsAlgorithm("ES384", "SHA384withECDSAinP1363Format", length);
            case 521 -> new JwsAlgorithm("ES512", "SHA512withECDSAinP1363Format", length);
            default ->
                throw new ConfigurationInvalid(
                        source + " holds an EC key of " + bits + " bits; JWS knows P-256, P-384 and P-521.");
        };
    }

    private static JwsAlgorithm rsa(int bits, @Nullable RsaAlgorithm algorithm, String source) {
        if (bits < RSA_MINIMUM) {
            throw new ConfigurationInvalid(
                    source + " holds an RSA key of " + bits + " bits; at least " + RSA_MINIMUM + " are needed.");
        }
        String name = algorithm == null ? RsaAlgorithm.RS256.name() : algorithm.name();
        return new JwsAlgorithm(name, "SHA" + name.substring(2) + "withRSA", (bits + 7) / 8);
    }

    /**
     * Signs once and checks with the certificate, so that a key beside a foreign certificate is found at start and not by
     * the first employer who verifies.
     */
    static <K extends SigningKey> K proven(K key) {
        byte[] sample = "a sample".getBytes(StandardCharsets.UTF_8);
        byte[] signed = key.sign(sample);
        try {
            Signature signature = Signature.getInstance(of(key).jcaName());
            signature.initVerify(key.publicKey());
            signature.update(sample);
            if (signature.verify(signed)) {
                return key;
            }
        } catch (GeneralSecurityException e) {
            throw new ConfigurationInvalid(
                    key.source() + ": the certificate's key cannot be used (" + e.getMessage() + ").", e);
        }
        throw new ConfigurationInvalid(
                key.source() + " holds a key and a certificate that do not belong together; export the key again.");
    }
}
