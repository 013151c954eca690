package eu.passerelle.seal.xml;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.simulators.SimulatedCertificate;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/** A throw-away key in memory, with a certificate that it signed itself. */
record ThrowAwayKey(String algorithm, PublicKey publicKey, PrivateKey privateKey, List<X509Certificate> chain)
        implements SigningKey {

    private static final String PASSWORD = "throw-away";

    /** @param algorithm as JOSE names it, for a key of keytool's usual size */
    static ThrowAwayKey of(String algorithm) {
        try {
            return make(algorithm);
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ThrowAwayKey make(String algorithm) throws GeneralSecurityException, java.io.IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        byte[] file = SimulatedCertificate.selfSigned(PASSWORD, algorithm.startsWith("E") ? "EC" : "RSA")
                .pkcs12();
        keys.load(new ByteArrayInputStream(file), PASSWORD.toCharArray());
        String alias = keys.aliases().nextElement();
        X509Certificate certificate = (X509Certificate) keys.getCertificate(alias);
        return new ThrowAwayKey(
                algorithm,
                certificate.getPublicKey(),
                (PrivateKey) keys.getKey(alias, PASSWORD.toCharArray()),
                List.of(certificate));
    }

    @Override
    public byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance(
                    switch (algorithm) {
                        case "RS256" -> "SHA256withRSA";
                        case "RS512" -> "SHA512withRSA";
                        case "ES384" -> "SHA384withECDSAinP1363Format";
                        default -> throw new IllegalArgumentException(algorithm);
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
        return "ThrowAwayKey[" + algorithm + "]";
    }
}
