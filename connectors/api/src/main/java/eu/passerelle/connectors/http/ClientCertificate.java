package eu.passerelle.connectors.http;

import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Our key and certificate for systems that know their callers by TLS (mutual TLS). Files are read again when they
 * change, so that a renewed certificate is used without a restart.
 *
 * @param keystore PKCS#12 file with one private key, relative to the configuration directory
 * @param password of the file and of the key
 * @param trusted PEM file with the authorities that may vouch for the other side, relative to the configuration
 *     directory; those of the JDK when absent
 */
public record ClientCertificate(
        String keystore, Secret password, @Nullable String trusted) {

    /** The same files give the same context: connections are shared by context. */
    private static final ConcurrentHashMap<Loaded, SSLContext> CONTEXTS = new ConcurrentHashMap<>();

    /**
     * @param home the configuration directory
     * @throws ConfigurationInvalid when a file cannot be used
     */
    public SSLContext context(Path home) {
        Path keys = home.resolve(keystore);
        Path authorities = trusted == null ? null : home.resolve(trusted);
        Loaded files = new Loaded(this, keys, modified(keys), authorities == null ? null : modified(authorities));
        return CONTEXTS.computeIfAbsent(files, ignored -> load(keys, authorities));
    }

    private SSLContext load(Path keys, @Nullable Path authorities) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(keys), authorities == null ? null : trustManagers(authorities), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new ConfigurationInvalid(
                    keys + ": the client certificate cannot be used (" + e.getMessage()
                            + "); key and file must have the same password.",
                    e);
        }
    }

    /**
     * The moment at which our certificate, or one above it in the file, ends.
     *
     * @throws ConfigurationInvalid when the file cannot be used
     */
    Instant end(Path home) {
        Path file = home.resolve(keystore);
        try {
            KeyStore keys = keys(file);
            return Collections.list(keys.aliases()).stream()
                    .flatMap(alias -> chain(keys, alias))
                    .map(certificate ->
                            ((X509Certificate) certificate).getNotAfter().toInstant())
                    .min(Comparator.naturalOrder())
                    .orElseThrow(() -> new ConfigurationInvalid(file + " holds no private key with a certificate."));
        } catch (GeneralSecurityException e) {
            throw new ConfigurationInvalid(file + ": the client certificate cannot be read.", e);
        }
    }

    private static Stream<Certificate> chain(KeyStore keys, String alias) {
        try {
            Certificate[] chain = keys.getCertificateChain(alias);
            return chain == null ? Stream.of() : Stream.of(chain);
        } catch (KeyStoreException e) {
            throw new IllegalStateException("a key store that was loaded", e);
        }
    }

    private KeyManager[] keyManagers(Path file) throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys(file), password.value().toCharArray());
        return managers.getKeyManagers();
    }

    private KeyStore keys(Path file) throws GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, password.value().toCharArray());
        } catch (IOException e) {
            throw new ConfigurationInvalid(
                    file + " cannot be opened as PKCS#12 with the configured password (" + e.getMessage() + ").", e);
        }
        return keys;
    }

    private static TrustManager[] trustManagers(Path pem) throws GeneralSecurityException {
        KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        try (InputStream in = Files.newInputStream(pem)) {
            authorities.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                authorities.setCertificateEntry("authority-" + number++, certificate);
            }
        } catch (IOException e) {
            throw new ConfigurationInvalid(pem + " cannot be read as PEM certificates (" + e.getMessage() + ").", e);
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(authorities);
        return managers.getTrustManagers();
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new ConfigurationInvalid(
                    file + " is not there or not readable: put the file there or correct its path in the"
                            + " university's file.",
                    e);
        }
    }

    private record Loaded(
            ClientCertificate certificate,
            Path keys,
            FileTime changed,
            @Nullable FileTime authoritiesChanged) {}
}
