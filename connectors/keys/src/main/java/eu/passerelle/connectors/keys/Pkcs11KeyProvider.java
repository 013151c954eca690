package eu.passerelle.connectors.keys;

import eu.passerelle.connectors.KeyContext;
import eu.passerelle.connectors.KeyProvider;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.SigningUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;

/** A key on a PKCS#11 token; the module signs, the JVM holds a handle. */
public final class Pkcs11KeyProvider implements KeyProvider<Pkcs11Settings> {

    @Override
    public String protocol() {
        return "pkcs11";
    }

    @Override
    public Class<Pkcs11Settings> settingsType() {
        return Pkcs11Settings.class;
    }

    @Override
    public SigningKey open(Pkcs11Settings settings, KeyContext context) {
        Provider module = new Pkcs11Token(Path.of(settings.library()), settings.token()).provider();
        String source = "Token '" + settings.token() + "'";
        try {
            KeyStore token = load(module, settings, source, context);
            String alias = newest(token, settings.key(), context.clock().instant(), source);
            String key = source + ", key '" + settings.key() + "'";
            if (!(token.getKey(alias, null) instanceof PrivateKey handle)) {
                throw new ConfigurationInvalid(key + " is not a private key; correct " + context.setting("key") + ".");
            }
            if (handle.getEncoded() != null) {
                throw new ConfigurationInvalid(
                        key + " can be read out of the token; make one there that is sensitive and not extractable.");
            }
            return JcaKey.proven(
                    handle,
                    JcaKey.withoutRoot(token.getCertificateChain(alias), key),
                    settings.algorithm(),
                    module,
                    key);
        } catch (GeneralSecurityException | ProviderException e) {
            throw new SigningUnavailable(
                    source + " does not answer (" + e.getMessage() + "); see that the module is there and unlocked.",
                    e);
        }
    }

    private static KeyStore load(Provider module, Pkcs11Settings settings, String source, KeyContext context)
            throws GeneralSecurityException {
        char[] pin = settings.pin().value().toCharArray();
        try {
            KeyStore token = KeyStore.getInstance("PKCS11", module);
            token.load(null, pin);
            return token;
        } catch (IOException e) {
            if (e.getCause() instanceof LoginException login) {
                throw new ConfigurationInvalid(
                        source
                                + (login instanceof FailedLoginException ? " refuses the PIN" : " lets nobody in")
                                + "; correct the secret that " + context.setting("pin")
                                + " refers to before the token locks itself.",
                        e);
            }
            throw new SigningUnavailable(source + " cannot be read (" + e.getMessage() + ").", e);
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    /** Of the keys of this label the one whose certificate is valid and began last; none valid: that which ended last. */
    private static String newest(KeyStore token, String label, Instant now, String source)
            throws GeneralSecurityException {
        List<String> keys = Collections.list(token.aliases()).stream()
                .filter(alias -> isOf(label, alias))
                .filter(alias -> isKey(token, alias))
                .toList();
        return keys.stream()
                .filter(alias -> validAt(certificate(token, alias), now))
                .max(Comparator.comparing(
                        (String alias) -> certificate(token, alias).getNotBefore()))
                .or(() -> keys.stream()
                        .max(Comparator.comparing(
                                (String alias) -> certificate(token, alias).getNotAfter())))
                .orElseThrow(
                        () -> new ConfigurationInvalid(
                                source + " has no key '" + label
                                        + "' with a certificate; import the certificate with the key's id (CKA_ID), or correct 'key'."));
    }

    /** With the label, or with one that goes on after a hyphen; to equal labels the JDK adds issuer and number. */
    private static boolean isOf(String label, String alias) {
        return alias.equals(label) || alias.startsWith(label + "-") || alias.startsWith(label + "/");
    }

    private static boolean isKey(KeyStore token, String alias) {
        try {
            return token.isKeyEntry(alias) && token.getCertificate(alias) instanceof X509Certificate;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key store that was loaded", e);
        }
    }

    private static X509Certificate certificate(KeyStore token, String alias) {
        try {
            return (X509Certificate) token.getCertificate(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key store that was loaded", e);
        }
    }

    private static boolean validAt(X509Certificate certificate, Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }
}
