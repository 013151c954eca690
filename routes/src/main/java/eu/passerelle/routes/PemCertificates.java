package eu.passerelle.routes;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Certificates that an operator trusts, in a PEM file. */
final class PemCertificates {

    private PemCertificates() {}

    /**
     * @param key beginning of the message, ending in a blank
     * @throws ConfigurationInvalid the file has none, or is none
     */
    static List<X509Certificate> read(Path file, String key) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new ConfigurationInvalid(key + file + " has no certificate; put them there as PEM.");
            }
            return certificates;
        } catch (IOException | CertificateException e) {
            throw new ConfigurationInvalid(key + file + " cannot be read; put the certificates there as PEM.", e);
        }
    }
}
