package eu.passerelle.portal.emrex;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.simulators.SimulatedCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/** A throw-away RSA key, as providers of EMREX have them. */
record TestKey(PublicKey publicKey, PrivateKey privateKey, List<X509Certificate> chain) implements SigningKey {

    private static final String PASSWORD = "throw-away";

    static TestKey make() {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            byte[] file = SimulatedCertificate.selfSigned(PASSWORD, "RSA").pkcs12();
            keys.load(new ByteArrayInputStream(file), PASSWORD.toCharArray());
            String alias = keys.aliases().nextElement();
            X509Certificate certificate = (X509Certificate) keys.getCertificate(alias);
            return new TestKey(
                    certificate.getPublicKey(),
                    (PrivateKey) keys.getKey(alias, PASSWORD.toCharArray()),
                    List.of(certificate));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String algorithm() {
        return "RS256";
    }

    @Override
    public byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "TestKey[RS256]";
    }
}
