package eu.passerelle.portal.wallets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Throw-away keys with certificates, made by the JDK's keytool: for TLS on loopback and for seals. */
public final class TestCertificates {

    static final String PASSWORD = "changeit";

    private static final String KEYTOOL =
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString();

    private final Path file;
    private final KeyStore store;

    private TestCertificates(Path file, KeyStore store) {
        this.file = file;
        this.store = store;
    }

    /** A key whose certificate it signed itself, for {@code localhost}. */
    static TestCertificates make(String name) {
        try {
            Path file = Files.createTempDirectory("certificates").resolve(name + ".p12");
            Process made = new ProcessBuilder(List.of(
                            KEYTOOL,
                            "-J-XX:TieredStopAtLevel=1",
                            "-genkeypair",
                            "-alias",
                            "key",
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp256r1",
                            "-dname",
                            "CN=" + name,
                            "-ext",
                            "san=dns:localhost,ip:127.0.0.1",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            PASSWORD,
                            "-keystore",
                            file.toString()))
                    .redirectErrorStream(true)
                    .start();
            made.getInputStream().transferTo(OutputStream.nullOutputStream());
            if (made.waitFor() != 0) {
                throw new IllegalStateException("keytool made no key");
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream stored = Files.newInputStream(file)) {
                store.load(stored, PASSWORD.toCharArray());
            }
            return new TestCertificates(file, store);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Path file() {
        return file;
    }

    X509Certificate certificate() throws GeneralSecurityException {
        return (X509Certificate) store.getCertificate("key");
    }

    PrivateKey key() throws GeneralSecurityException {
        return (PrivateKey) store.getKey("key", PASSWORD.toCharArray());
    }

    /** The certificate as PEM, for programs of others. */
    public Path pem() throws IOException, GeneralSecurityException {
        String body = Base64.getMimeEncoder().encodeToString(certificate().getEncoded());
        return Files.writeString(
                file.resolveSibling("certificate.pem"),
                "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }

    /** Trusts this certificate and no other. */
    SSLContext trusting() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("hub", certificate());
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
