package eu.passerelle.seal.jose;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The certificates of a JWS header. */
final class Certificates {

    private static final int MOST = 10;

    private Certificates() {}

    /** @param x5c RFC 7515, 4.1.6; missing: none */
    static List<X509Certificate> of(JsonNode x5c) throws NotAccepted {
        if (x5c.isMissingNode()) {
            return List.of();
        }
        if (!x5c.isArray() || x5c.isEmpty() || x5c.size() > MOST) {
            throw new NotAccepted("certificate", "The header's 'x5c' is no list of certificates.");
        }
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory x509 = CertificateFactory.getInstance("X.509");
            for (JsonNode certificate : x5c) {
                byte[] der = Base64.getDecoder().decode(certificate.asString(""));
                chain.add((X509Certificate) x509.generateCertificate(new ByteArrayInputStream(der)));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new NotAccepted("certificate", "A certificate in the header is none.");
        }
        return chain;
    }
}
