package eu.passerelle.credentials.certificate;

import eu.passerelle.model.Achievement;
import java.net.URI;
import java.util.Optional;

/** Which template a university's certificates have, and where they can be verified. Thread-safe. */
public interface CertificateTemplates {

    /** In force now, by the id of the university. */
    CertificateTemplate of(String university);

    /** Address that shows whether the credential is genuine; empty where nobody serves one. */
    default Optional<URI> verification(Achievement achievement) {
        return Optional.empty();
    }

    /** The hub's own template for everybody. */
    static CertificateTemplates standard() {
        return university -> CertificateTemplate.standard();
    }
}
