package eu.passerelle.connectors.keys;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.SigningUnavailable;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that the JDK signs with: its own of a file, or one that stays in the module of a provider.
 *
 * @param module the provider that speaks with the module; null for a key of a file
 */
record JcaKey(
        PrivateKey key,
        List<X509Certificate> chain,
        JwsAlgorithm jws,
        @Nullable Provider module,
        String source) implements SigningKey {

    /** @throws ConfigurationInvalid when key and certificate do not belong together */
    static JcaKey proven(
            PrivateKey key,
            List<X509Certificate> chain,
            @Nullable RsaAlgorithm rsa,
            @Nullable Provider module,
            String source) {
        JwsAlgorithm algorithm = JwsAlgorithm.of(chain.getFirst().getPublicKey(), rsa, source);
        return JwsAlgorithm.proven(new JcaKey(key, chain, algorithm, module, source));
    }

    /**
     * Without the root: who trusts it has it, and who has it not must not take it from here.
     *
     * @param found the key's certificate first
     */
    static List<X509Certificate> withoutRoot(Certificate[] found, String source) {
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate each : found) {
            if (!(each instanceof X509Certificate certificate)) {
                throw new ConfigurationInvalid(
                        source + " holds a certificate that is not X.509; export the key again.");
            }
            if (chain.isEmpty()
                    || !certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
                chain.add(certificate);
            }
        }
        return List.copyOf(chain);
    }

    @Override
    public String algorithm() {
        return jws.name();
    }

    @Override
    public PublicKey publicKey() {
        return chain.getFirst().getPublicKey();
    }

    @Override
    public byte[] sign(byte[] data) {
        try {
            // A new one each time costs about a microsecond and leaves nothing to share between threads.
            Signature signature = module == null
                    ? Signature.getInstance(jws.jcaName())
                    : Signature.getInstance(jws.jcaName(), module);
            signature.initSign(key);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException | ProviderException e) {
            if (module != null && (e instanceof ProviderException || e.getCause() instanceof ProviderException)) {
                throw new SigningUnavailable(
                        source + " does not sign (" + e.getMessage() + "); see that the module is there and unlocked.",
                        e);
            }
            throw new ConfigurationInvalid(
                    source + ": the key cannot sign with " + jws.jcaName() + " (" + e.getMessage()
                            + "); use an EC (P-256), RSA or Ed25519 key that belongs to its certificate.",
                    e);
        }
    }

    @Override
    public String toString() {
        return "JcaKey[" + source + ", " + algorithm() + "]";
    }
}
