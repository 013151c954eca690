package eu.passerelle.simulators;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A key for {@code localhost} with a certificate that it signed itself, made by the JDK's keytool: for simulators that
 * ask for mutual TLS, and for those who call them.
 */
public final class SimulatedCertificate {

    private static final String ALIAS = "key";

    private final byte[] pkcs12;
    private final String password;
    private final KeyStore keys;

    private SimulatedCertificate(byte[] pkcs12, String password) throws GeneralSecurityException, IOException {
        this.pkcs12 = pkcs12;
        this.password = password;
        this.keys = KeyStore.getInstance("PKCS12");
        keys.load(new ByteArrayInputStream(pkcs12), password.toCharArray());
    }

    /** Of an elliptic curve. @param password at least six characters */
    public static SimulatedCertificate selfSigned(String password) {
        return selfSigned(password, "EC");
    }

    /** @param algorithm as keytool names it, for example {@code RSA} */
    public static SimulatedCertificate selfSigned(String password, String algorithm) {
        try {
            Path folder = Files.createTempDirectory("simulated-certificate");
            Path file = folder.resolve("keys.p12");
            try {
                generate(file, password, algorithm);
                return new SimulatedCertificate(Files.readAllBytes(file), password);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator's certificate cannot be made", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keytool wrote what the JDK cannot read", e);
        }
    }

    private static void generate(Path file, String password, String algorithm) throws IOException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        algorithm,
                        "-keysize",
                        // keytool's own size of RSA takes up to half a minute
                        algorithm.equals("RSA") ? "2048" : "384",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        password,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().transferTo(OutputStream.nullOutputStream());
        try {
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool ended with " + keytool.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Key and certificate as a PKCS#12 file. */
    public byte[] pkcs12() {
        return pkcs12.clone();
    }

    /** The certificate alone, for those who are to trust it. */
    public String pem() {
        try {
            Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
            return "-----BEGIN CERTIFICATE-----\n"
                    + lines.encodeToString(certificate().getEncoded()) + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** TLS of a server with this key, which asks nobody for a certificate. */
    public SSLContext server() {
        return server(null);
    }

    /** TLS of a server with this key, which trusts this client alone. */
    public SSLContext serverTrusting(SimulatedCertificate client) {
        return server(client);
    }

    private SSLContext server(@Nullable SimulatedCertificate client) {
        try {
            KeyManagerFactory ours = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            ours.init(keys, password.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(ours.getKeyManagers(), client == null ? null : client.trust(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the simulator's TLS cannot be set up", e);
        }
    }

    private TrustManager[] trust() throws GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            trusted.load(null, null);
        } catch (IOException e) {
            throw new UncheckedIOException("an empty key store cannot be made", e);
        }
        trusted.setCertificateEntry(ALIAS, certificate());
        TrustManagerFactory theirs = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        theirs.init(trusted);
        return theirs.getTrustManagers();
    }

    private Certificate certificate() throws GeneralSecurityException {
        return keys.getCertificate(ALIAS);
    }
}
