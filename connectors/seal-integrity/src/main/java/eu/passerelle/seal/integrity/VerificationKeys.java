package eu.passerelle.seal.integrity;

import eu.passerelle.connectors.failure.HubException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds the public key that a proof names. */
public interface VerificationKeys {

    /**
     * @param verificationMethod a DID URL
     * @return empty where there is none, or it is not meant for assertions
     * @throws HubException where its document cannot be fetched
     */
    Optional<PublicKey> find(String verificationMethod);

    /** {@code did:key} with Ed25519: the key stands in its name. */
    static VerificationKeys didKey() {
        return method -> {
            int hash = method.indexOf('#');
            if (hash < 0 || !method.startsWith(Multikey.DID_KEY)) {
                return Optional.empty();
            }
            String key = method.substring(Multikey.DID_KEY.length(), hash);
            return method.substring(hash + 1).equals(key) ? Multikey.read(key) : Optional.empty();
        };
    }

    /**
     * {@code did:key} and {@code did:web}.
     *
     * @param fetch gets a document over https; it is its concern which hosts may be asked
     */
    static VerificationKeys web(Function<URI, byte[]> fetch) {
        return method -> {
            int hash = method.indexOf('#');
            if (hash < 0 || !method.startsWith(DidWeb.PREFIX)) {
                return didKey().find(method);
            }
            return DidWeb.address(method.substring(0, hash))
                    .map(fetch)
                    .flatMap(document -> DidDocument.key(document, method));
        };
    }

    /** The method {@code did:web}. */
    final class DidWeb {

        static final String PREFIX = "did:web:";

        private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~-]+");
        private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(%3[Aa]\\d{1,5})?");

        private DidWeb() {}

        /** Where its document is; empty where the DID is not well-formed. */
        static Optional<URI> address(String did) {
            String[] parts = did.substring(PREFIX.length()).split(":", -1);
            StringBuilder path = new StringBuilder();
            for (int i = 1; i < parts.length; i++) {
                if (!SEGMENT.matcher(parts[i]).matches() || parts[i].equals("..") || parts[i].equals(".")) {
                    return Optional.empty();
                }
                path.append('/').append(parts[i]);
            }
            if (!HOST.matcher(parts[0]).matches()) {
                return Optional.empty();
            }
            String file = path.isEmpty() ? "/.well-known/did.json" : path + "/did.json";
            try {
                return Optional.of(new URI("https://" + URLDecoder.decode(parts[0], StandardCharsets.UTF_8) + file));
            } catch (URISyntaxException e) {
                return Optional.empty();
            }
        }
    }
}
