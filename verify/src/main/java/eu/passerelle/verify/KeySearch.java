package eu.passerelle.verify;

import eu.passerelle.credentials.ebsi.DidEbsi;
import eu.passerelle.credentials.ebsi.DidKey;
import eu.passerelle.seal.jose.IssuerKeys;
import eu.passerelle.seal.jose.PublicJwk;
import eu.passerelle.verify.Documents.NotFetched;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the keys of issuers for one verification, and remembers what was in the way: {@code did:key}, {@code did:jwk},
 * {@code did:web}, {@code did:ebsi}, {@code /.well-known/jwt-vc-issuer}, certificates. Not thread-safe.
 */
final class KeySearch implements IssuerKeys {

    /** Where a key was found. */
    enum Source {
        NOWHERE,
        /** The issuer's name is the key, or names a document with it. */
        DID,
        /** The issuer publishes it at its own address. */
        METADATA,
        /** A certificate that came along. */
        CERTIFICATE
    }

    private static final JsonMapper JSON = Json.MAPPER;
    private static final int MOST_FETCHES = 8;
    /** Of all fetches together: whose servers are slow must not keep others from verifying. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_~-][A-Za-z0-9._~-]*");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(%3[Aa]\\d{1,5})?");

    private final Documents documents;
    private final URI ebsi;
    private final List<String> obstacles = new ArrayList<>();
    private Source source = Source.NOWHERE;
    private final long begun = System.nanoTime();
    private int fetches;

    KeySearch(Documents documents, URI ebsi) {
        this.documents = documents;
        this.ebsi = ebsi;
    }

    /** Why keys could not be looked for; empty where all that was needed could be asked. */
    List<String> obstacles() {
        return List.copyOf(obstacles);
    }

    /** Where the last key was found. */
    Source source() {
        return source;
    }

    /** Within the number of documents that one verification may ask for. */
    byte[] fetch(URI address) throws NotFetched {
        if (++fetches > MOST_FETCHES) {
            throw new NotFetched("More documents than " + MOST_FETCHES + " are not asked for.");
        }
        if (System.nanoTime() - begun > LONGEST.toNanos()) {
            throw new NotFetched("The documents that were asked for took longer than " + LONGEST.toSeconds() + " s.");
        }
        return documents.get(address);
    }

    @Override
    public Optional<PublicKey> find(Asked asked) {
        String issuer = asked.issuer() == null ? "" : asked.issuer();
        String keyId = asked.keyId() == null ? "" : asked.keyId();
        if (issuer.startsWith("did:") || keyId.startsWith("did:")) {
            String did = issuer.startsWith("did:") ? issuer : keyId.replaceFirst("#.*", "");
            String method = keyId.startsWith("did:") ? keyId : keyId.isEmpty() ? did : did + "#" + keyId;
            if (method.startsWith(did + "#") || method.equals(did)) {
                return found(Source.DID, ofDid(method));
            }
            return Optional.empty();
        }
        if (issuer.startsWith("https://") || issuer.startsWith("http://")) {
            Optional<PublicKey> published =
                    found(Source.METADATA, IssuerKeys.ofMetadata(this::metadata).find(asked));
            if (published.isPresent()) {
                return published;
            }
        }
        return found(Source.CERTIFICATE, IssuerKeys.ofCertificates().find(asked));
    }

    private Optional<PublicKey> found(Source where, Optional<PublicKey> key) {
        if (key.isPresent()) {
            source = where;
        }
        return key;
    }

    /** @param method a DID, where its document has one key alone, or a DID URL */
    Optional<PublicKey> ofDid(String method) {
        String did = method.replaceFirst("#.*", "");
        if (did.startsWith("did:key:")) {
            return PublicKeys.ofMultibase(did.substring("did:key:".length()))
                    .or(() -> DidKey.jwk(did).flatMap(jwk -> PublicJwk.read(JSON.writeValueAsString(jwk))));
        }
        if (did.startsWith("did:jwk:")) {
            return ofDidJwk(did.substring("did:jwk:".length()));
        }
        Optional<URI> address = did.startsWith("did:web:") ? webAddress(did) : ebsiAddress(did);
        if (address.isEmpty()) {
            obstacles.add("The issuer is named in a way that is not known here: "
                    + did.replaceFirst("^(did:[^:]{1,20}).*", "$1") + ".");
            return Optional.empty();
        }
        return json(address.get()).flatMap(document -> DidDocumentKeys.find(document, did, method));
    }

    private static Optional<PublicKey> ofDidJwk(String encoded) {
        try {
            return PublicJwk.read(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<URI> ebsiAddress(String did) {
        return DidEbsi.isValid(did)
                ? Optional.of(URI.create(ebsi + "/did-registry/v5/identifiers/" + did))
                : Optional.empty();
    }

    /** Where a {@code did:web} has its document; empty where it is not well-formed. */
    static Optional<URI> webAddress(String did) {
        String[] parts = did.substring("did:web:".length()).split(":", -1);
        if (!HOST.matcher(parts[0]).matches()) {
            return Optional.empty();
        }
        StringBuilder path = new StringBuilder();
        for (int i = 1; i < parts.length; i++) {
            if (!SEGMENT.matcher(parts[i]).matches()) {
                return Optional.empty();
            }
            path.append('/').append(parts[i]);
        }
        String file = path.isEmpty() ? "/.well-known/did.json" : path + "/did.json";
        return address("https://" + URLDecoder.decode(parts[0], StandardCharsets.UTF_8) + file);
    }

    private Optional<JsonNode> json(URI address) {
        try {
            return Optional.of(JSON.readTree(fetch(address)));
        } catch (NotFetched e) {
            obstacles.add(e.why());
        } catch (JacksonException e) {
            obstacles.add(address.getHost() + " answers with something that is no JSON.");
        }
        return Optional.empty();
    }

    /** SD-JWT VC, 5: between host and path; keys in it, or at another address of the same host. */
    private Optional<String> metadata(String issuer) {
        return address(issuer)
                .filter(name -> name.getHost() != null)
                .flatMap(name -> address(name.getScheme() + "://" + name.getAuthority() + "/.well-known/jwt-vc-issuer"
                        + (name.getPath() == null ? "" : name.getPath().replaceFirst("/$", ""))))
                .flatMap(this::json)
                .map(this::withKeys)
                .map(JsonNode::toString);
    }

    private JsonNode withKeys(JsonNode metadata) {
        if (metadata instanceof ObjectNode object && !object.has("jwks") && object.has("jwks_uri")) {
            address(object.path("jwks_uri").asString(""))
                    .flatMap(this::json)
                    .ifPresent(keys -> object.set("jwks", keys));
        }
        return metadata;
    }

    static Optional<URI> address(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? Optional.empty() : Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
