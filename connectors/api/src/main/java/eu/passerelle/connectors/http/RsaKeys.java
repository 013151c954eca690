package eu.passerelle.connectors.http;

import eu.passerelle.model.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** RSA keys as texts, for systems that know their callers by signatures. */
public final class RsaKeys {

    private RsaKeys() {}

    /**
     * A key pair that signs.
     *
     * @param id SHA-256 of the public half in hex
     */
    public record Signer(PrivateKey key, String id) {
        /** RSASSA-PKCS1-v1_5 with SHA-256. */
        public byte[] sign(byte[] content) {
            try {
                Signature rsa = Signature.getInstance("SHA256withRSA");
                rsa.initSign(key);
                rsa.update(content);
                return rsa.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK signs with RSA and SHA-256", e);
            }
        }

        @Override
        public String toString() {
            return "Signer[" + id + "]";
        }
    }

    /**
     * @param pem PKCS#8; the lines of PEM may be missing
     * @throws IllegalArgumentException when it is no RSA private key; the message holds nothing of it
     */
    public static Signer signer(String pem) {
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            PrivateKey key = rsa.generatePrivate(new PKCS8EncodedKeySpec(decoded(pem)));
            if (!(key instanceof RSAPrivateCrtKey pair)) {
                throw new IllegalArgumentException("it does not hold its public half");
            }
            PublicKey known = rsa.generatePublic(new RSAPublicKeySpec(pair.getModulus(), pair.getPublicExponent()));
            return new Signer(key, fingerprint(known));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("it is no RSA private key in PKCS#8", e);
        }
    }

    /** @throws IllegalArgumentException when it is no RSA public key */
    public static PublicKey known(String text) {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(decoded(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("it is no RSA public key", e);
        }
    }

    /** SHA-256 of the key in DER, in hex. */
    public static String fingerprint(PublicKey key) {
        return Sha256.hex(key.getEncoded());
    }

    private static byte[] decoded(String text) {
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }
}
