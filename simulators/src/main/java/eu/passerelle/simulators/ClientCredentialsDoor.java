package eu.passerelle.simulators;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

/** Lets in who shows a bearer token that was got with the client credentials grant (RFC 6749, section 4.4). */
public final class ClientCredentialsDoor {

    private final BiPredicate<HttpExchange, String> isClient;
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger given = new AtomicInteger();

    /** A client that shows its secret by Basic authentication (RFC 6749, section 2.3.1). */
    public ClientCredentialsDoor(String client, String secret) {
        this(showing(client, secret));
    }

    /** @param isClient whether request and form show a client that is known */
    public ClientCredentialsDoor(BiPredicate<HttpExchange, String> isClient) {
        this.isClient = isClient;
    }

    private static BiPredicate<HttpExchange, String> showing(String client, String secret) {
        String pair = Base64.getEncoder().encodeToString((client + ':' + secret).getBytes(StandardCharsets.UTF_8));
        return (exchange, form) ->
                ("Basic " + pair).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    /** Ends all tokens now, whatever was promised. */
    public void expireTokens() {
        tokens.clear();
    }

    /** Tokens that were given. */
    public int tokens() {
        return given.get();
    }

    /** Whether the request shows a token that is good. */
    public boolean opens(HttpExchange exchange) {
        String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        return header.startsWith("Bearer ") && tokens.contains(header.substring(7));
    }

    /** Answers the token endpoint. */
    public void giveToken(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!form.contains("grant_type=client_credentials")) {
            answer(exchange, 400, "{\"error\":\"unsupported_grant_type\"}");
        } else if (!isClient.test(exchange, form)) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
        } else {
            String token = UUID.randomUUID().toString();
            tokens.add(token);
            given.incrementAndGet();
            answer(
                    exchange,
                    200,
                    "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":3600}".formatted(token));
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        SimulatedServer.send(exchange, status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }
}
