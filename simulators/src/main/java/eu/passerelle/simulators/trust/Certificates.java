package eu.passerelle.simulators.trust;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Writes the certificates of a simulated authority. */
record Certificates(AuthoritySimulator authority) {

    static final X500Name AUTHORITY = new X500Name("C=BE,O=Simulated Trust (NOT TRUSTED),CN=Simulated Authority");
    private static final X500Name SEAL =
            new X500Name("C=GR,O=Πανεπιστήμιο Example,2.5.4.97=VATEL-099999999,CN=Simulated seal (NOT TRUSTED)");
    private static final X500Name TIME_STAMPER =
            new X500Name("C=BE,O=Simulated Trust (NOT TRUSTED),CN=Simulated Time-stamping Unit");

    static X509Certificate authority(KeyPair keys, Instant from, Instant until) {
        X509v3CertificateBuilder builder = builder(AUTHORITY, keys.getPublic(), from, until);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return signed(builder, keys.getPublic(), keys.getPrivate());
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    X509Certificate seal(PublicKey key, Instant from, Instant until) {
        X509v3CertificateBuilder builder = builder(SEAL, key, from, until);
        try {
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            return issued(builder, key);
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    X509Certificate timeStamper(PublicKey key, Instant from, Instant until) {
        X509v3CertificateBuilder builder = builder(TIME_STAMPER, key, from, until);
        try {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            return issued(builder, key);
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate issued(X509v3CertificateBuilder builder, PublicKey key) throws CertIOException {
        String base = authority.address().toString();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(
                Extension.authorityInfoAccess, false, new AuthorityInformationAccess(new AccessDescription[] {
                    new AccessDescription(AccessDescription.id_ad_ocsp, uri(base + "/ocsp")),
                    new AccessDescription(AccessDescription.id_ad_caIssuers, uri(base + "/ca.cer"))
                }));
        builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(new DistributionPointName(new GeneralNames(uri(base + "/crl"))), null, null)
        }));
        return signed(builder, key, authority.key());
    }

    private static GeneralName uri(String address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address);
    }

    private static X509v3CertificateBuilder builder(X500Name subject, PublicKey key, Instant from, Instant until) {
        return new JcaX509v3CertificateBuilder(
                AUTHORITY, new BigInteger(126, new SecureRandom()), Date.from(from), Date.from(until), subject, key);
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PublicKey key, PrivateKey authority) {
        try {
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority)));
        } catch (CertIOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("a certificate of the simulated authority", e);
        }
    }
}
