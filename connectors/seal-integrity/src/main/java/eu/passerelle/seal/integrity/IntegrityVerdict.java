package eu.passerelle.seal.integrity;

import java.util.List;
import java.util.Optional;

/**
 * What can be said about the proof of a document.
 *
 * @param intact the document means what it meant when the issuer's key signed it
 * @param issuer {@code issuer.id}, as the document says
 * @param verificationMethod the key that the proof names
 * @param created as the proof claims, ISO 8601
 * @param problems why it is not intact, for people; empty where it is
 */
public record IntegrityVerdict(
        boolean intact,
        Optional<String> issuer,
        Optional<String> verificationMethod,
        Optional<String> created,
        List<String> problems) {

    public IntegrityVerdict {
        problems = List.copyOf(problems);
    }
}
