package eu.passerelle.simulators;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A key for {@code localhost} with a certificate that it signed itself: for simulators that ask for mutual TLS, and for
 * those who call them.
 */
public final class SimulatedCertificate {

    private static final String ALIAS = "key";
    private static final Duration VALIDITY = Duration.ofDays(3650);

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

    /** @param algorithm {@code EC} or {@code RSA} */
    public static SimulatedCertificate selfSigned(String password, String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(algorithm.equals("RSA") ? 2048 : 384);
            KeyPair pair = generator.generateKeyPair();
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(ALIAS, pair.getPrivate(), password.toCharArray(), new Certificate[] {
                certificate(pair, "SHA384with" + (algorithm.equals("EC") ? "ECDSA" : algorithm))
            });
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            keys.store(file, password.toCharArray());
            return new SimulatedCertificate(file.toByteArray(), password);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("The simulator's certificate cannot be made", e);
        }
    }

    private static Certificate certificate(KeyPair pair, String signature)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        Instant now = Instant.now();
        X500Name name = new X500Name("CN=localhost");
        var builder = new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(126, new SecureRandom()),
                        Date.from(now.minus(Duration.ofMinutes(1))),
                        Date.from(now.plus(VALIDITY)),
                        name,
                        pair.getPublic())
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()))
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                    new GeneralName(GeneralName.dNSName, "localhost"),
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                }));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(signature).build(pair.getPrivate())));
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
