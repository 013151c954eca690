package eu.passerelle.seal.dss;

import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.seal.dss.DssSealSettings.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/**
 * How a key seals (RFC 7518): ES256, ES384, ES512, RS256, RS384 or RS512.
 *
 * @param dss the algorithm as DSS names it
 * @param jcaName the algorithm as the JDK names it, with the signature in the form of JWS
 * @param signatureLength bytes of every signature
 */
record SealAlgorithm(SignatureAlgorithm dss, String jcaName, int signatureLength) {

    private static final int RSA_MINIMUM = 2048;

    /**
     * @throws ConfigurationInvalid when the key is of another kind, too short, or on a curve that asks for another digest
     */
    static SealAlgorithm of(SealCertificate certificate, Digest digest) {
        PublicKey key = certificate.x509().getPublicKey();
        return switch (key) {
            case ECPublicKey ec ->
                ec(certificate, ec.getParams().getCurve().getField().getFieldSize(), digest);
            case RSAPublicKey rsa -> rsa(certificate, rsa.getModulus().bitLength(), digest);
            default ->
                throw new ConfigurationInvalid(certificate.source() + " holds a key of type " + key.getAlgorithm()
                        + "; use a seal with an EC (P-256) or RSA key.");
        };
    }

    private static SealAlgorithm ec(SealCertificate certificate, int bits, Digest digest) {
        Digest fitting = switch (bits) {
            case 256 -> Digest.SHA256;
            case 384 -> Digest.SHA384;
            case 521 -> Digest.SHA512;
            default ->
                throw new ConfigurationInvalid(certificate.source() + " holds an EC key of " + bits
                        + " bits; JWS knows P-256, P-384 and P-521.");
        };
        if (digest != fitting) {
            throw new ConfigurationInvalid("hub.yaml: seal.digest " + digest + " does not go with the " + bits
                    + "-bit EC key of " + certificate.source() + "; set seal.digest to " + fitting + ".");
        }
        SignatureAlgorithm dss = switch (fitting) {
            case SHA256 -> SignatureAlgorithm.ECDSA_SHA256;
            case SHA384 -> SignatureAlgorithm.ECDSA_SHA384;
            case SHA512 -> SignatureAlgorithm.ECDSA_SHA512;
        };
        return new SealAlgorithm(dss, fitting + "withECDSAinP1363Format", 2 * ((bits + 7) / 8));
    }

    private static SealAlgorithm rsa(SealCertificate certificate, int bits, Digest digest) {
        if (bits < RSA_MINIMUM) {
            throw new ConfigurationInvalid(certificate.source() + " holds an RSA key of " + bits + " bits; at least "
                    + RSA_MINIMUM + " are needed.");
        }
        SignatureAlgorithm dss = switch (digest) {
            case SHA256 -> SignatureAlgorithm.RSA_SHA256;
            case SHA384 -> SignatureAlgorithm.RSA_SHA384;
            case SHA512 -> SignatureAlgorithm.RSA_SHA512;
        };
        return new SealAlgorithm(dss, digest + "withRSA", (bits + 7) / 8);
    }

    /**
     * Signs once and checks with the certificate, so that a key beside a foreign certificate is found at start and not by
     * the first employer who verifies.
     */
    void proveKey(SealingKey key, SealCertificate certificate) {
        byte[] sample = "a sample".getBytes(StandardCharsets.UTF_8);
        byte[] signed = key.sign(this, sample);
        try {
            Signature signature = Signature.getInstance(jcaName);
            signature.initVerify(certificate.x509().getPublicKey());
            signature.update(sample);
            if (signature.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            throw new ConfigurationInvalid(
                    certificate.source() + ": the certificate's key cannot be used (" + e.getMessage() + ").", e);
        }
        throw new ConfigurationInvalid(certificate.source()
                + " holds a key and a certificate that do not belong together; export the seal again.");
    }
}
