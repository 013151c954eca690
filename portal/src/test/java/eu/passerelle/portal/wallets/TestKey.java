package eu.passerelle.portal.wallets;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.TargetUnavailable;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/** A throw-away P-256 key that can be away, as a remote signing service can. */
final class TestKey implements SigningKey {

    private final TestCertificates certificates;
    private volatile boolean away;

    TestKey(TestCertificates certificates) {
        this.certificates = certificates;
    }

    void away(boolean now) {
        this.away = now;
    }

    @Override
    public String algorithm() {
        return "ES256";
    }

    @Override
    public PublicKey publicKey() {
        return chain().getFirst().getPublicKey();
    }

    @Override
    public List<X509Certificate> chain() {
        try {
            return List.of(certificates.certificate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] sign(byte[] data) {
        if (away) {
            throw new TargetUnavailable("The signing service does not answer.");
        }
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(certificates.key());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
