package eu.passerelle.connectors.keys;

import eu.passerelle.connectors.KeyContext;
import eu.passerelle.connectors.KeyProvider;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The one key of a PKCS#12 file. More than one is refused, as the Europass issuer does: which one signs must not be left
 * to chance.
 */
public final class Pkcs12KeyProvider implements KeyProvider<Pkcs12Settings> {

    @Override
    public String protocol() {
        return "pkcs12";
    }

    @Override
    public Class<Pkcs12Settings> settingsType() {
        return Pkcs12Settings.class;
    }

    @Override
    public SigningKey open(Pkcs12Settings settings, KeyContext context) {
        Path file = context.home().resolve(settings.keystore());
        if (settings.demo() && Files.notExists(file)) {
            new DemoAuthority(context.clock()).issue(context.use(), file, settings.password());
        }
        char[] secret = settings.password().value().toCharArray();
        try {
            KeyStore keystore = load(file, secret, context);
            String alias = onlyKey(keystore, file);
            if (!(keystore.getKey(alias, secret) instanceof PrivateKey key)) {
                throw new ConfigurationInvalid(
                        file + " holds a secret key; what is needed is a private key with its certificate.");
            }
            List<X509Certificate> chain = JcaKey.withoutRoot(keystore.getCertificateChain(alias), file.toString());
            return Ed25519Key.is(key)
                    ? Ed25519Key.proven(key, chain, file.toString())
                    : JcaKey.proven(key, chain, settings.algorithm(), null, file.toString());
        } catch (GeneralSecurityException e) {
            throw new ConfigurationInvalid(
                    file + ": the key cannot be read (" + e.getMessage()
                            + "); key and file must have the same password.",
                    e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private static KeyStore load(Path file, char[] password, KeyContext context) throws GeneralSecurityException {
        KeyStore keystore = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keystore.load(in, password);
            return keystore;
        } catch (NoSuchFileException e) {
            throw new ConfigurationInvalid(
                    file + " does not exist; put the key's PKCS#12 file there, correct " + context.setting("keystore")
                            + " in hub.yaml, or set " + context.setting("demo") + ": true for an untrusted demo key.",
                    e);
        } catch (IOException e) {
            throw new ConfigurationInvalid(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? file + " does not open with " + context.setting("password")
                                    + "; correct the secret it refers to in hub.yaml."
                            : file + " cannot be read as PKCS#12"
                                    + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")")
                                    + "; export the key again as .p12.",
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
}
