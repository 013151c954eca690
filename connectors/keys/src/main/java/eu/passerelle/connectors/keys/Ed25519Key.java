package eu.passerelle.connectors.keys;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.io.IOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** An Ed25519 key of a file. Bouncy Castle signs with it, because the JDK takes more than ten times as long. */
record Ed25519Key(Ed25519PrivateKeyParameters key, List<X509Certificate> chain, String source) implements SigningKey {

    private static final String ALGORITHM = "EdDSA";

    static boolean is(PrivateKey key) {
        return key.getAlgorithm().equals(ALGORITHM) || key.getAlgorithm().equals("Ed25519");
    }

    /** @throws ConfigurationInvalid when it is a key on another curve, or key and certificate do not belong together */
    static Ed25519Key proven(PrivateKey key, List<X509Certificate> chain, String source) {
        try {
            if (PrivateKeyFactory.createKey(key.getEncoded()) instanceof Ed25519PrivateKeyParameters parameters) {
                return JwsAlgorithm.proven(new Ed25519Key(parameters, chain, source));
            }
        } catch (IOException e) {
            throw new ConfigurationInvalid(source + ": the key cannot be read (" + e.getMessage() + ").", e);
        }
        throw new ConfigurationInvalid(
                source + " holds an EdDSA key on another curve; use an EC (P-256), RSA or Ed25519 key.");
    }

    @Override
    public String algorithm() {
        return ALGORITHM;
    }

    @Override
    public PublicKey publicKey() {
        return chain.getFirst().getPublicKey();
    }

    @Override
    public byte[] sign(byte[] data) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(data, 0, data.length);
        return signer.generateSignature();
    }

    @Override
    public String toString() {
        return "Ed25519Key[" + source + "]";
    }
}
