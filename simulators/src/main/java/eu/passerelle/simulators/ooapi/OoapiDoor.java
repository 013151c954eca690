package eu.passerelle.simulators.ooapi;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.http.HttpAuthentication;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Who may come in: Basic, or a bearer token got with the client credentials grant (RFC 6749, 4.4). */
final class OoapiDoor {

    static final String CLIENT = "passerelle";
    static final String SECRET = "simulated-secret";

    private final OoapiSimulator.Auth auth;
    private final Map<String, Long> endsByToken = new ConcurrentHashMap<>();
    private final AtomicInteger given = new AtomicInteger();
    private volatile Duration life = Duration.ofMinutes(5);

    OoapiDoor(OoapiSimulator.Auth auth) {
        this.auth = auth;
    }

    HttpAuthentication authentication(URI address, String secret) {
        return switch (auth) {
            case NONE -> new HttpAuthentication(null, null);
            case BASIC -> new HttpAuthentication(new HttpAuthentication.Basic(CLIENT, new Secret(secret)), null);
            case OAUTH2 ->
                new HttpAuthentication(
                        null,
                        new HttpAuthentication.ClientCredentials(
                                address.resolve("/oauth/token"), CLIENT, new Secret(secret), "ooapi"));
        };
    }

    void tokenLife(Duration duration) {
        life = duration;
    }

    void expireTokens() {
        endsByToken.clear();
    }

    int tokens() {
        return given.get();
    }

    boolean opens(HttpExchange exchange) {
        return switch (auth) {
            case NONE -> true;
            case BASIC -> isOurs(exchange);
            case OAUTH2 -> {
                String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
                Long ends = header.startsWith("Bearer ") ? endsByToken.get(header.substring(7)) : null;
                yield ends != null && System.nanoTime() < ends;
            }
        };
    }

    void giveToken(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (auth != OoapiSimulator.Auth.OAUTH2) {
            OoapiSimulator.problem(exchange, 404, "Resource not found");
        } else if (!form.contains("grant_type=client_credentials")) {
            refuse(exchange, 400, "unsupported_grant_type");
        } else if (!isOurs(exchange)) {
            refuse(exchange, 401, "invalid_client");
        } else {
            String token = UUID.randomUUID().toString();
            endsByToken.put(token, System.nanoTime() + life.toNanos());
            given.incrementAndGet();
            String answer = "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                    .formatted(token, life.toSeconds());
            SimulatedServer.send(exchange, 200, "application/json", answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void refuse(HttpExchange exchange, int status, String error) throws IOException {
        byte[] body = "{\"error\":\"%s\"}".formatted(error).getBytes(StandardCharsets.UTF_8);
        SimulatedServer.send(exchange, status, "application/json", body);
    }

    private static boolean isOurs(HttpExchange exchange) {
        String wanted = Base64.getEncoder().encodeToString((CLIENT + ':' + SECRET).getBytes(StandardCharsets.UTF_8));
        return ("Basic " + wanted).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }
}
