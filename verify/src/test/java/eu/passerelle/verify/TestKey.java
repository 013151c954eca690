package eu.passerelle.verify;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.simulators.SimulatedCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.List;

/** A throw-away key in memory. */
record TestKey(String algorithm, PublicKey publicKey, PrivateKey privateKey, List<X509Certificate> chain)
        implements SigningKey {

    private static final String PASSWORD = "throw-away";

    static TestKey p256() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new TestKey("ES256", pair.getPublic(), pair.getPrivate(), List.of());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static TestKey ed25519() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new TestKey("EdDSA", pair.getPublic(), pair.getPrivate(), List.of());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RSA, with a certificate for localhost that it signed itself. */
    static TestKey certified() {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(
                    new ByteArrayInputStream(
                            SimulatedCertificate.selfSigned(PASSWORD, "RSA").pkcs12()),
                    PASSWORD.toCharArray());
            String alias = keys.aliases().nextElement();
            X509Certificate certificate = (X509Certificate) keys.getCertificate(alias);
            PrivateKey key = (PrivateKey) keys.getKey(alias, PASSWORD.toCharArray());
            return new TestKey("RS256", certificate.getPublicKey(), key, List.of(certificate));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance(
                    switch (algorithm) {
                        case "RS256" -> "SHA256withRSA";
                        case "ES256" -> "SHA256withECDSAinP1363Format";
                        default -> "Ed25519";
                    });
            signature.initSign(privateKey);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "TestKey[" + algorithm + "]";
    }
}
