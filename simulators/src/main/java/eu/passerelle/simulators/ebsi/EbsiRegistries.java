package eu.passerelle.simulators.ebsi;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.SimulatedCertificate;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The registries of EBSI as verifiers ask them: DID Registry v5, Trusted Issuers Registry v5 with its attributes and
 * proxies, Trusted Schemas Registry v3; over HTTPS with a certificate made for the moment.
 */
public final class EbsiRegistries implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DIDS = "/did-registry/v5/identifiers/";
    private static final String ISSUERS = "/trusted-issuers-registry/v5/issuers/";
    private static final String SCHEMAS = "/trusted-schemas-registry/v3/schemas/";

    private final SimulatedCertificate certificate = SimulatedCertificate.selfSigned("registries");
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final SimulatedServer server;

    private record Page(String mediaType, byte[] body) {}

    /** @param port 0 for a free one */
    public EbsiRegistries(int port) {
        server = SimulatedServer.https(port, this::answer, certificate.server());
    }

    public URI address() {
        return server.address();
    }

    /** Whom callers must trust, PEM. */
    public String certificate() {
        return certificate.pem();
    }

    /** The paths that were asked for, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /**
     * Registers a legal entity with one key.
     *
     * @param keyId the DID, {@code #} and a name
     * @param jwk public
     */
    public void registerDid(String did, String keyId, Map<String, Object> jwk) {
        ObjectNode document = JSON.createObjectNode();
        document.putArray("@context")
                .add("https://www.w3.org/ns/did/v1")
                .add("https://w3id.org/security/suites/jws-2020/v1");
        document.put("id", did);
        document.putArray("controller").add(did);
        document.putArray("verificationMethod")
                .addObject()
                .put("id", keyId)
                .put("type", "JsonWebKey2020")
                .put("controller", did)
                .set("publicKeyJwk", JSON.valueToTree(jwk));
        document.putArray("authentication").add(keyId);
        document.putArray("assertionMethod").add(keyId);
        put(DIDS + did, "application/did+ld+json", document);
    }

    /**
     * Trusts an issuer by an accreditation.
     *
     * @param attribute its id there
     * @param kind {@code RootTAO}, {@code TAO}, {@code TI} or {@code Revoked}
     * @param accreditation the JWT in which the one above says so
     * @param above the DIDs of the one above (TAO) and of the root
     * @return address of the attribute
     */
    public URI trust(String did, String attribute, String kind, String accreditation, List<String> above) {
        String path = ISSUERS + did + "/attributes/" + attribute;
        ObjectNode answer = JSON.createObjectNode().put("did", did);
        answer.putObject("attribute")
                .put("hash", attribute)
                .put("body", accreditation)
                .put("issuerType", kind)
                .put("tao", above.getFirst())
                .put("rootTao", above.getLast());
        put(path, "application/json", answer);
        ObjectNode issuer = JSON.createObjectNode().put("did", did).put("hasAttributes", true);
        issuer.put(
                "attributes", address().resolve(ISSUERS + did + "/attributes").toString());
        put(ISSUERS + did, "application/json", issuer);
        return address().resolve(path);
    }

    /** Registers a JSON Schema; answers its address. */
    public URI registerSchema(String id, String schema) {
        pages.put(SCHEMAS + id, new Page("application/json", schema.getBytes(StandardCharsets.UTF_8)));
        return address().resolve(SCHEMAS + id);
    }

    /** What the issuer's proxy answers; for status lists. Answers its address. */
    public URI proxy(String did, String path, String jwt) {
        String proxied = ISSUERS + did + "/proxies/0x1" + path;
        pages.put(proxied, new Page("text/plain", jwt.getBytes(StandardCharsets.US_ASCII)));
        return address().resolve(proxied);
    }

    private void put(String path, String mediaType, ObjectNode answer) {
        pages.put(path, new Page(mediaType, JSON.writeValueAsBytes(answer)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        Page page = pages.get(path);
        if (page == null) {
            ObjectNode problem = JSON.createObjectNode()
                    .put("title", "Not Found")
                    .put("status", 404)
                    .put("detail", "nothing is registered at " + path);
            SimulatedServer.send(exchange, 404, "application/problem+json", JSON.writeValueAsBytes(problem));
        } else {
            SimulatedServer.send(exchange, 200, page.mediaType(), page.body());
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
