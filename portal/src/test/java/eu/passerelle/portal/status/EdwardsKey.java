package eu.passerelle.portal.status;

import eu.passerelle.connectors.SigningKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/** An Ed25519 key of this run. */
final class EdwardsKey implements SigningKey {

    private final KeyPair pair;

    EdwardsKey() {
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String algorithm() {
        return "EdDSA";
    }

    @Override
    public PublicKey publicKey() {
        return pair.getPublic();
    }

    @Override
    public List<X509Certificate> chain() {
        return List.of();
    }

    @Override
    public byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
