package eu.passerelle.seal.jose;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Finds the key that a sealed credential says it was sealed with. Reads no network: what is out there is passed in. */
public interface IssuerKeys {

    /**
     * What a credential says of its key.
     *
     * @param issuer {@code iss}
     * @param keyId {@code kid}
     * @param chain {@code x5c}, the key's certificate first; may be empty
     * @param at moment for which it must be valid
     */
    record Asked(@Nullable String issuer, @Nullable String keyId, List<X509Certificate> chain, Instant at) {}

    /** The key; nothing where it is not known, and then the credential is not accepted. */
    Optional<PublicKey> find(Asked asked);

    /**
     * The key of the certificate that comes along ({@code x5c}), where each certificate is valid and signed by the next.
     * Whether the last one is trusted is asked of {@link SdJwtVerdict#chain()} by whoever knows whom to trust.
     */
    static IssuerKeys ofCertificates() {
        return asked -> {
            if (asked.chain().isEmpty()) {
                return Optional.empty();
            }
            try {
                for (int i = 0; i < asked.chain().size(); i++) {
                    asked.chain().get(i).checkValidity(Date.from(asked.at()));
                    if (i + 1 < asked.chain().size()) {
                        asked.chain().get(i).verify(asked.chain().get(i + 1).getPublicKey());
                    }
                }
                return Optional.of(asked.chain().getFirst().getPublicKey());
            } catch (GeneralSecurityException e) {
                return Optional.empty();
            }
        };
    }

    /**
     * The key that the issuer publishes at {@code /.well-known/jwt-vc-issuer} (SD-JWT VC, 5).
     *
     * @param metadata from an issuer ({@code iss}) to its metadata as JSON, with the keys in it ({@code jwks})
     */
    static IssuerKeys ofMetadata(Function<String, Optional<String>> metadata) {
        return asked -> Optional.ofNullable(asked.issuer())
                .flatMap(issuer -> metadata.apply(issuer).flatMap(json -> {
                    try {
                        JsonNode published = CompactJws.JSON.readTree(json);
                        return issuer.equals(published.path("issuer").asString(""))
                                ? inKeySet(published.path("jwks"), asked.keyId())
                                : Optional.empty();
                    } catch (JacksonException e) {
                        return Optional.empty();
                    }
                }));
    }

    /** The first that knows it. */
    default IssuerKeys or(IssuerKeys other) {
        return asked -> find(asked).or(() -> other.find(asked));
    }

    /** By its id; without one, the only key there is. */
    private static Optional<PublicKey> inKeySet(JsonNode keySet, @Nullable String keyId) {
        List<JsonNode> fitting = new ArrayList<>();
        for (JsonNode key : keySet.path("keys")) {
            if (keyId == null || keyId.equals(key.path("kid").asString(""))) {
                fitting.add(key);
            }
        }
        return fitting.size() == 1 ? PublicJwk.read(fitting.getFirst().toString()) : Optional.empty();
    }
}
