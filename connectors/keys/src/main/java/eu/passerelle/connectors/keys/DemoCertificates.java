package eu.passerelle.connectors.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Writes certificates that nobody trusts: the demo's, and the wrong ones that tests need. */
public final class DemoCertificates {

    private static final int SERIAL_BITS = 127;

    private DemoCertificates() {}

    /** A key with its certificate. */
    public record Issued(PrivateKey key, X509Certificate certificate) {}

    /**
     * Whose certificate it is.
     *
     * @param organisationIdentifier OID 2.5.4.97 in the form of ETSI EN 319 412-1; none when null
     */
    public record Subject(
            String commonName,
            String organisation,
            @Nullable String organisationIdentifier,
            String country) {

        X500Name name() {
            X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.C, country)
                    .addRDN(BCStyle.O, organisation);
            if (organisationIdentifier != null) {
                name.addRDN(BCStyle.ORGANIZATION_IDENTIFIER, organisationIdentifier);
            }
            return name.addRDN(BCStyle.CN, commonName).build();
        }
    }

    /** First and last moment of a certificate. */
    public record Validity(Instant from, Instant until) {}

    /** A new key on P-256. */
    public static KeyPair p256() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /** A new Ed25519 key. */
    public static KeyPair ed25519() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    /** A certificate authority with a key of its own on P-256. */
    public static Issued authority(Subject subject, Validity validity) throws GeneralSecurityException {
        KeyPair keys = p256();
        X509v3CertificateBuilder certificate = builder(subject.name(), subject, validity, keys);
        return sign(
                certificate, keys, keys.getPrivate(), new BasicConstraints(0), KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    /** A certificate for these keys, as for an organisation's seal. */
    public static Issued seal(Subject subject, Validity validity, KeyPair keys, Issued authority)
            throws GeneralSecurityException {
        X500Name issuer = X500Name.getInstance(
                authority.certificate().getSubjectX500Principal().getEncoded());
        X509v3CertificateBuilder certificate = builder(issuer, subject, validity, keys);
        try {
            certificate.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.certificate()));
        } catch (CertIOException e) {
            throw new GeneralSecurityException(e);
        }
        return sign(
                certificate,
                keys,
                authority.key(),
                new BasicConstraints(false),
                KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
    }

    private static X509v3CertificateBuilder builder(X500Name issuer, Subject subject, Validity validity, KeyPair keys) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS - 1),
                Date.from(validity.from()),
                Date.from(validity.until()),
                subject.name(),
                keys.getPublic());
    }

    private static Issued sign(
            X509v3CertificateBuilder builder,
            KeyPair keys,
            PrivateKey authority,
            BasicConstraints constraints,
            int usage)
            throws GeneralSecurityException {
        try {
            builder.addExtension(Extension.basicConstraints, true, constraints);
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            return new Issued(
                    keys.getPrivate(),
                    new JcaX509CertificateConverter()
                            .getCertificate(
                                    builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority))));
        } catch (CertIOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
