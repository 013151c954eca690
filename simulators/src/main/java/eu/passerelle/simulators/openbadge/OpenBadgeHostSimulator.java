package eu.passerelle.simulators.openbadge;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.FormFields;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A host of Open Badges 3.0 on loopback: discovery, dynamic client registration, token endpoint (client credentials, and
 * refresh tokens that are good for one use), {@code POST /ims/ob/v3p0/credentials} (201 new, 200 replaced) and the
 * profile. It reads ids, and verifies no seal.
 */
public final class OpenBadgeHostSimulator implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SERVICE = "/ims/ob/v3p0";
    private static final String UPSERT = "https://purl.imsglobal.org/spec/ob/v3p0/scope/credential.upsert";

    private final SimulatedServer server;
    private final Map<String, String> clients = new ConcurrentHashMap<>();
    private final Map<String, String> scopes = new ConcurrentHashMap<>();
    private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
    private final Map<String, byte[]> held = new ConcurrentHashMap<>();
    private final AtomicInteger posts = new AtomicInteger();
    private final AtomicInteger drops = new AtomicInteger();
    private volatile boolean noAccount;
    private volatile boolean registers = true;
    private volatile String instead = "";

    /** @param port 0 for a free one */
    public OpenBadgeHostSimulator(int port, String client, String secret) {
        clients.put(client, secret);
        this.server = new SimulatedServer(port, this::handle);
    }

    public URI address() {
        return server.address();
    }

    /** The wire, to put it out of order. */
    public SimulatedServer server() {
        return server;
    }

    /** A token with which an account has authorised a client; good once, and answered with the next one. */
    public void authorise(String refreshToken) {
        refreshTokens.add(refreshToken);
    }

    /** Ends all access tokens now. */
    public void expireTokens() {
        scopes.clear();
    }

    /** No account has the address in the badges that come. */
    public void refuseUnknownAccounts() {
        noAccount = true;
    }

    public void registersNobody() {
        registers = false;
    }

    /** Clients that are known, the first included. */
    public int clients() {
        return clients.size();
    }

    /** The next badges are stored, and the connection then ends without an answer. */
    public void dropAfterStoring(int times) {
        drops.set(times);
    }

    /** The next badge is not stored and answered with 200 and this. */
    public void answerInstead(String body) {
        instead = body;
    }

    public int posts() {
        return posts.get();
    }

    /** The badge with this id. */
    public Optional<byte[]> badge(String id) {
        return Optional.ofNullable(held.get(id)).map(byte[]::clone);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case SERVICE + "/discovery" -> answer(exchange, 200, description());
            case "/oauth/register" -> register(exchange);
            case "/oauth/token" -> token(exchange);
            case SERVICE + "/profile" -> secured(exchange, () -> answer(exchange, 403, status("forbidden")));
            case SERVICE + "/credentials" -> secured(exchange, () -> upsert(exchange));
            default -> SimulatedServer.send(exchange, 404, "text/html", "<p>404</p>".getBytes(StandardCharsets.UTF_8));
        }
    }

    private Map<String, Object> description() {
        Map<String, Object> flow = Map.of(
                "tokenUrl", server.address() + "/oauth/token",
                "refreshUrl", server.address() + "/oauth/token",
                "authorizationUrl", server.address() + "/oauth/authorize",
                "scopes", Map.of(UPSERT, "Permission to create or update."));
        Map<String, Object> scheme = new HashMap<>(
                Map.of("type", "oauth2", "x-imssf-name", "Simulated host", "flows", Map.of("authorizationCode", flow)));
        if (registers) {
            scheme.put("x-imssf-registrationUrl", server.address() + "/oauth/register");
        }
        return Map.of(
                "openapi", "3.0.1",
                "servers", List.of(Map.of("url", server.address() + SERVICE)),
                "components", Map.of("securitySchemes", Map.of("OAuth2ACG", scheme)));
    }

    private void register(HttpExchange exchange) throws IOException {
        JsonNode asked = JSON.readTree(exchange.getRequestBody().readAllBytes());
        if (asked.path("client_name").asString("").isBlank()) {
            answer(exchange, 400, Map.of("error", "invalid_client_metadata"));
            return;
        }
        String client = UUID.randomUUID().toString();
        clients.put(client, "secret-" + client);
        answer(exchange, 201, Map.of("client_id", client, "client_secret", "secret-" + client));
    }

    private void token(HttpExchange exchange) throws IOException {
        FormFields form = FormFields.of(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean known = clients.entrySet().stream()
                .map(client -> client.getKey() + ':' + client.getValue())
                .map(pair -> Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .anyMatch(pair -> shown.equals("Basic " + pair));
        String grant = form.first("grant_type", "");
        boolean refreshes = grant.equals("refresh_token");
        if (!known) {
            answer(exchange, 401, Map.of("error", "invalid_client"));
        } else if (refreshes && !refreshTokens.remove(form.first("refresh_token", ""))) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
        } else if (!refreshes && !grant.equals("client_credentials")) {
            answer(exchange, 400, Map.of("error", "unsupported_grant_type"));
        } else {
            String token = UUID.randomUUID().toString();
            scopes.put(token, form.first("scope", ""));
            Map<String, Object> given =
                    new HashMap<>(Map.of("access_token", token, "token_type", "Bearer", "expires_in", 3600));
            if (refreshes) {
                String next = UUID.randomUUID().toString();
                refreshTokens.add(next);
                given.put("refresh_token", next);
            }
            answer(exchange, 200, given);
        }
    }

    private interface Secured {
        void answer() throws IOException;
    }

    private void secured(HttpExchange exchange, Secured then) throws IOException {
        String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String scope = header.startsWith("Bearer ") ? scopes.get(header.substring("Bearer ".length())) : null;
        if (scope == null) {
            answer(exchange, 401, status("unauthorizedrequest"));
        } else if (!List.of(scope.split(" ")).contains(UPSERT)) {
            answer(exchange, 403, status("forbidden"));
        } else {
            then.answer();
        }
    }

    private void upsert(HttpExchange exchange) throws IOException {
        posts.incrementAndGet();
        byte[] body = exchange.getRequestBody().readAllBytes();
        String mediaType = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        String id = id(body, mediaType.startsWith("text/plain"));
        if (!instead.isEmpty()) {
            String garbage = instead;
            instead = "";
            SimulatedServer.send(exchange, 200, mediaType, garbage.getBytes(StandardCharsets.UTF_8));
        } else if (id.isEmpty()) {
            answer(exchange, 400, status("invaliddata"));
        } else if (noAccount) {
            answer(exchange, 404, status("unknownobject"));
        } else {
            boolean replaced = held.put(id, body) != null;
            if (drops.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
                SimulatedServer.send(exchange, replaced ? 200 : 201, mediaType, body);
            }
        }
    }

    private static String id(byte[] body, boolean jws) {
        try {
            String text = new String(body, StandardCharsets.UTF_8);
            String json = jws
                    ? new String(Base64.getUrlDecoder().decode(text.split("\\.")[1]), StandardCharsets.UTF_8)
                    : text;
            JsonNode badge = JSON.readTree(json);
            return badge.has(jws ? "iss" : "proof")
                    ? badge.path(jws ? "jti" : "id").asString("")
                    : "";
        } catch (JacksonException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return "";
        }
    }

    private static Map<String, Object> status(String minor) {
        return Map.of(
                "imsx_codeMajor", "failure",
                "imsx_severity", "error",
                "imsx_description", "simulated",
                "imsx_CodeMinor",
                        Map.of(
                                "imsx_codeMinorField",
                                List.of(Map.of("imsx_codeMinorFieldName", "host", "imsx_codeMinorFieldValue", minor))));
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        SimulatedServer.send(exchange, status, "application/json", JSON.writeValueAsBytes(body));
    }

    @Override
    public void close() {
        server.close();
    }
}
