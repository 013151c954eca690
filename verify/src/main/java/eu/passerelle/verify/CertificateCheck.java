package eu.passerelle.verify;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;

/** The certificate of a seal: whether it was valid then and is now, whose it is. */
final class CertificateCheck {

    private CertificateCheck() {}

    /**
     * @param sealedAt as the seal or the document says; null: it does not
     * @param stamped whether a time stamp proves when it was sealed
     */
    static void times(
            X509Certificate certificate, @Nullable Instant sealedAt, boolean stamped, Instant now, Findings out) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (sealedAt != null && (sealedAt.isBefore(from) || sealedAt.isAfter(until))) {
            out.failed(Check.CERTIFICATE, "then", List.of(), day(from), day(until));
        } else if (now.isBefore(from)) {
            out.failed(Check.CERTIFICATE, "early", List.of(), day(from));
        } else if (!now.isAfter(until)) {
            out.ok(Check.CERTIFICATE, "now", day(until));
        } else if (stamped && sealedAt != null) {
            out.ok(Check.CERTIFICATE, "stamped", day(until));
        } else {
            out.open(Check.CERTIFICATE, "ended", List.of(), day(until));
        }
    }

    static String day(Instant moment) {
        return moment.toString().substring(0, 10);
    }

    /** Organisation in the subject, else its common name. */
    static String organisation(X509Certificate certificate) {
        return attribute(certificate, "O")
                .or(() -> attribute(certificate, "CN"))
                .orElse("?");
    }

    /** Whether the certificate was issued for the host of an address, or for the address. */
    static boolean isFor(X509Certificate certificate, String address) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            String host = KeySearch.address(address)
                    .map(found -> String.valueOf(found.getHost()))
                    .orElse("");
            return names != null
                    && names.stream()
                            .map(name -> String.valueOf(name.get(1)))
                            .anyMatch(name -> name.equals(address) || name.equalsIgnoreCase(host));
        } catch (java.security.cert.CertificateParsingException e) {
            return false;
        }
    }

    private static Optional<String> attribute(X509Certificate certificate, String type) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase(type))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .findFirst();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }
}
