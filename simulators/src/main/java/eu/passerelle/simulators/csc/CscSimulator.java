package eu.passerelle.simulators.csc;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.ClientCredentialsDoor;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A remote signing service: {@code oauth2/token}, {@code credentials/info}, {@code credentials/authorize} and
 * {@code signatures/signHash} of the CSC API v2. Activation data (SAD) is good for one signature over one digest. ECDSA
 * signatures come back in DER, as services send them.
 */
public final class CscSimulator implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SimulatedServer server;
    private final ClientCredentialsDoor door;
    private final Map<String, Credential> credentials = new ConcurrentHashMap<>();
    private final Map<String, String> activations = new ConcurrentHashMap<>();
    private final AtomicInteger signatures = new AtomicInteger();
    private volatile boolean garbling;

    private record Credential(
            PrivateKey key,
            List<X509Certificate> chain,
            @Nullable String pin,
            String status) {}

    /** @param port 0 for a free one */
    public CscSimulator(int port, String client, String secret) {
        this.door = new ClientCredentialsDoor(client, secret);
        this.server = new SimulatedServer(port, this::answer);
    }

    /** Base address of the API. */
    public URI address() {
        return URI.create(server.address() + "/csc/v2");
    }

    public URI tokenAddress() {
        return URI.create(server.address() + "/oauth2/token");
    }

    /** Failure switches of the wire. */
    public SimulatedServer server() {
        return server;
    }

    public ClientCredentialsDoor door() {
        return door;
    }

    /** Signatures that were made. */
    public int signatures() {
        return signatures.get();
    }

    /** From now on signatures come back that are none. */
    public void garble(boolean isGarbling) {
        garbling = isGarbling;
    }

    /**
     * Keeps a key, instead of what had this id.
     *
     * @param pin asked for at each signature; null: the credential needs none
     */
    public void keep(String id, PrivateKey key, List<X509Certificate> chain, @Nullable String pin) {
        credentials.put(id, new Credential(key, List.copyOf(chain), pin, "enabled"));
    }

    /** Takes a credential out of use. */
    public void disable(String id) {
        credentials.computeIfPresent(id, (same, old) -> new Credential(old.key(), old.chain(), old.pin(), "disabled"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/oauth2/token")) {
            door.giveToken(exchange);
            return;
        }
        if (!door.opens(exchange)) {
            refuse(exchange, 401, "invalid_token");
            return;
        }
        try {
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            Credential credential = credentials.get(request.path("credentialID").asString(""));
            if (credential == null) {
                refuse(exchange, 400, "invalid_request");
                return;
            }
            switch (path) {
                case "/csc/v2/credentials/info" -> send(exchange, info(credential));
                case "/csc/v2/credentials/authorize" -> authorize(exchange, credential, request);
                case "/csc/v2/signatures/signHash" -> signHash(exchange, credential, request);
                default -> refuse(exchange, 404, "not_found");
            }
        } catch (JacksonException e) {
            refuse(exchange, 400, "invalid_request");
        } catch (GeneralSecurityException e) {
            refuse(exchange, 500, "server_error");
        }
    }

    private static ObjectNode info(Credential credential) throws GeneralSecurityException {
        ObjectNode info = JSON.createObjectNode();
        info.putObject("key").put("status", credential.status());
        var certificates = info.putObject("cert").put("status", "valid").putArray("certificates");
        for (X509Certificate each : credential.chain()) {
            certificates.add(Base64.getEncoder().encodeToString(each.getEncoded()));
        }
        ObjectNode auth = info.putObject("auth").put("mode", credential.pin() == null ? "implicit" : "explicit");
        if (credential.pin() != null) {
            auth.put("expression", "PIN");
            auth.putArray("objects").addObject().put("type", "Password").put("id", "PIN");
        }
        return info.put("SCAL", "2").put("multisign", 1);
    }

    private void authorize(HttpExchange exchange, Credential credential, JsonNode request) throws IOException {
        JsonNode shown = request.path("authData").path(0);
        if (!shown.path("id").asString("").equals("PIN")
                || !shown.path("value").asString("").equals(credential.pin())) {
            refuse(exchange, 400, "invalid_pin");
            return;
        }
        String sad = UUID.randomUUID().toString();
        activations.put(sad, request.path("hashes").path(0).asString(""));
        send(exchange, JSON.createObjectNode().put("SAD", sad).put("expiresIn", 300));
    }

    private void signHash(HttpExchange exchange, Credential credential, JsonNode request)
            throws IOException, GeneralSecurityException {
        String hash = request.path("hashes").path(0).asString("");
        String sad = request.path("SAD").asString("");
        if (credential.pin() != null && !hash.equals(activations.remove(sad))) {
            refuse(exchange, 400, "invalid_request");
            return;
        }
        byte[] signature = signed(
                credential.key(),
                Base64.getDecoder().decode(hash),
                request.path("hashAlgorithmOID").asString(""));
        signatures.incrementAndGet();
        if (garbling) {
            signature[signature.length - 1] ^= 1;
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray("signatures").add(Base64.getEncoder().encodeToString(signature));
        send(exchange, answer);
    }

    private static byte[] signed(PrivateKey key, byte[] digest, String digestOid)
            throws GeneralSecurityException, IOException {
        boolean isRsa = key.getAlgorithm().equals("RSA");
        Signature signature = Signature.getInstance(isRsa ? "NONEwithRSA" : "NONEwithECDSA");
        signature.initSign(key);
        signature.update(
                isRsa
                        ? new DigestInfo(new AlgorithmIdentifier(new ASN1ObjectIdentifier(digestOid)), digest)
                                .getEncoded()
                        : digest);
        return signature.sign();
    }

    private static void send(HttpExchange exchange, JsonNode json) throws IOException {
        SimulatedServer.send(exchange, 200, "application/json", JSON.writeValueAsBytes(json));
    }

    private static void refuse(HttpExchange exchange, int status, String error) throws IOException {
        SimulatedServer.send(
                exchange,
                status,
                "application/json",
                JSON.writeValueAsBytes(JSON.createObjectNode().put("error", error)));
    }

    @Override
    public void close() {
        server.close();
    }
}
