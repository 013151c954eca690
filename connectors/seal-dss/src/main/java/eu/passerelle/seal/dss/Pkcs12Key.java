package eu.passerelle.seal.dss;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The one key of a PKCS#12 file. More than one is refused, as the Europass issuer does: which one seals must not be left
 * to chance.
 */
final class Pkcs12Key implements SealingKey {

    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final Path file;

    private Pkcs12Key(PrivateKey key, List<X509Certificate> chain, Path file) {
        this.key = key;
        this.chain = chain;
        this.file = file;
    }

    static Pkcs12Key open(Path file, Secret password) {
        char[] secret = password.value().toCharArray();
        try {
            KeyStore keystore = load(file, secret);
            String alias = onlyKey(keystore, file);
            if (!(keystore.getKey(alias, secret) instanceof PrivateKey key)) {
                throw new ConfigurationInvalid(
                        file + " holds a secret key; a seal needs a private key with its certificate.");
            }
            return new Pkcs12Key(key, chain(keystore, alias, file), file);
        } catch (GeneralSecurityException e) {
            throw new ConfigurationInvalid(
                    file + ": the key cannot be read (" + e.getMessage()
                            + "); key and file must have the same password.",
                    e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private static KeyStore load(Path file, char[] password) throws GeneralSecurityException {
        KeyStore keystore = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keystore.load(in, password);
            return keystore;
        } catch (NoSuchFileException e) {
            throw new ConfigurationInvalid(
                    file
                            + " does not exist; put the seal's PKCS#12 file there, correct seal.keystore in hub.yaml, or set"
                            + " seal.demo: true for an untrusted demo seal.",
                    e);
        } catch (IOException e) {
            throw new ConfigurationInvalid(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? file + " does not open with seal.password; correct the secret it refers to in hub.yaml."
                            : file + " cannot be read as PKCS#12 (" + e.getMessage()
                                    + "); export the seal again as .p12.",
                    e);
        }
    }

    private static String onlyKey(KeyStore keystore, Path file) throws GeneralSecurityException {
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(keystore.aliases())) {
            if (keystore.isKeyEntry(alias)) {
                keys.add(alias);
            }
        }
        if (keys.size() != 1) {
            throw new ConfigurationInvalid(file + " holds " + keys.size()
                    + " keys; export exactly one key with its certificate into a PKCS#12 file of its own.");
        }
        return keys.getFirst();
    }

    /** Without the root: who trusts it has it, and who has it not must not take it from here. */
    private static List<X509Certificate> chain(KeyStore keystore, String alias, Path file)
            throws GeneralSecurityException {
        List<X509Certificate> chain = new ArrayList<>();
        for (java.security.cert.Certificate each : keystore.getCertificateChain(alias)) {
            if (!(each instanceof X509Certificate certificate)) {
                throw new ConfigurationInvalid(file + " holds a certificate that is not X.509; export the seal again.");
            }
            if (chain.isEmpty()
                    || !certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
                chain.add(certificate);
            }
        }
        return List.copyOf(chain);
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public byte[] sign(SealAlgorithm algorithm, byte[] data) {
        try {
            // A new one each time costs about a microsecond and leaves nothing to share between threads.
            Signature signature = Signature.getInstance(algorithm.jcaName());
            signature.initSign(key);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new ConfigurationInvalid(
                    file + ": the key cannot seal with " + algorithm.jcaName() + " (" + e.getMessage()
                            + "); use a key on P-256, P-384 or P-521, or RSA.",
                    e);
        }
    }
}
