package eu.passerelle.seal.jose;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A compact JWT of anybody whose form is right: badges, status lists. Nothing that it says is proven before
 * {@link #isSignedBy}.
 *
 * @param chain {@code x5c} of the header, the key's certificate first; may be empty
 */
public record SignedJwt(ObjectNode header, ObjectNode payload, List<X509Certificate> chain, JwsText text) {

    private static final String JWT = "JWT";

    /** What was signed, and by what. */
    public static final class JwsText {
        private final JwsParts parts;

        private JwsText(JwsParts parts) {
            this.parts = parts;
        }
    }

    public SignedJwt {
        chain = List.copyOf(chain);
    }

    /** Nothing where it is no JWT, or demands an extension that is not known here. */
    public static Optional<SignedJwt> read(String jwt) {
        try {
            JwsParts parts = JwsParts.read(jwt.strip(), JWT);
            parts.requireNothingCritical(JWT);
            return Optional.of(new SignedJwt(
                    parts.header(),
                    parts.payload(),
                    Certificates.of(parts.header().path("x5c")),
                    new JwsText(parts)));
        } catch (NotAccepted e) {
            return Optional.empty();
        }
    }

    /** Whether this key signed it, by an algorithm that is the key's. */
    public boolean isSignedBy(PublicKey key) {
        try {
            text.parts.requireSignedBy(key, JWT);
            return true;
        } catch (NotAccepted e) {
            return false;
        }
    }
}
