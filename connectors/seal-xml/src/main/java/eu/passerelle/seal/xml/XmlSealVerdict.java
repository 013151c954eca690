package eu.passerelle.seal.xml;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What can be said of the XML signature of a document.
 *
 * @param certificates that the signature brings, the signer's first; whether they are trusted is the caller's to judge
 */
public record XmlSealVerdict(Result result, List<X509Certificate> certificates) {

    /** How the check ended. */
    public enum Result {
        /** The whole document is as it was signed. */
        INTACT,
        /** The document or the signature was changed. */
        BROKEN,
        /** There is no signature at the end of the root. */
        UNSIGNED,
        /** The signature is not over the whole document, or of a kind that is not accepted. */
        NOT_ACCEPTED,
        /** This is no XML. */
        UNREADABLE
    }

    public XmlSealVerdict {
        certificates = List.copyOf(certificates);
    }

    static XmlSealVerdict of(Result result) {
        return new XmlSealVerdict(result, List.of());
    }
}
