package eu.passerelle.seal.dss;

import eu.europa.esig.dss.model.x509.X500PrincipalHelper;
import eu.europa.esig.dss.spi.DSSASN1Utils;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * The seal's certificate: who the issuer is, and until when.
 *
 * @param source where it comes from, for messages
 */
record SealCertificate(X509Certificate x509, String source) {

    /**
     * The issuer as the Europass issuer takes it from the subject: O is the legal name, organizationIdentifier (2.5.4.97)
     * the legal identifier, C the country.
     *
     * @param language of the name
     */
    Organisation issuer(String language) {
        return new Organisation(
                LocalizedText.of(language, required(BCStyle.O, "organisation name (O)")),
                country(required(BCStyle.C, "country (C)")),
                required(BCStyle.ORGANIZATION_IDENTIFIER, "organizationIdentifier (2.5.4.97)"),
                null,
                null);
    }

    Instant validUntil() {
        return x509.getNotAfter().toInstant();
    }

    /** A seal outside its certificate's validity is worth nothing to whoever verifies it. */
    void requireValidAt(Instant at) {
        if (at.isAfter(validUntil())) {
            throw new ConfigurationInvalid(
                    source + ": the seal's certificate expired at " + validUntil() + "; put the renewed seal there.");
        }
        Instant from = x509.getNotBefore().toInstant();
        if (at.isBefore(from)) {
            throw new ConfigurationInvalid(source + ": the seal's certificate is not valid before " + from
                    + "; check this machine's clock or wait.");
        }
    }

    private String required(ASN1ObjectIdentifier attribute, String name) {
        return Optional.ofNullable(DSSASN1Utils.extractAttributeFromX500Principal(
                        attribute, new X500PrincipalHelper(x509.getSubjectX500Principal())))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new ConfigurationInvalid(source + ": the seal's certificate has no " + name
                        + ", which a credential's issuer needs; ask for an organisation's seal (ETSI EN 319 412-3)."));
    }

    private String country(String alpha2) {
        try {
            return Locale.of("", alpha2).getISO3Country();
        } catch (MissingResourceException e) {
            throw new ConfigurationInvalid(
                    source + ": the certificate's country '" + alpha2 + "' is not an ISO 3166-1 alpha-2 code.", e);
        }
    }
}
