package eu.passerelle.simulators.badgr;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.FormFields;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Badgr's REST API, version 2, on loopback: {@code POST /o/token} (password and client credentials), an issuer's badge
 * classes, the assertions of a badge class by recipient, and awarding, where {@code allowDuplicateAwards: false} refuses a
 * second award with 400.
 */
public final class BadgrSimulator implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern ISSUER = Pattern.compile("/v2/issuers/([^/]+)/badgeclasses");
    private static final Pattern BADGE_CLASS = Pattern.compile("/v2/badgeclasses/([^/]+)/assertions");

    private final String issuer;
    private final String user;
    private final String password;
    private final SimulatedServer server;
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Set<String> badgeClasses = ConcurrentHashMap.newKeySet();
    private final List<Awarded> assertions = new ArrayList<>();
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger drops = new AtomicInteger();
    private volatile boolean refusesAddresses;

    /**
     * One assertion.
     *
     * @param body as it was sent
     */
    public record Awarded(String entityId, String badgeClass, String email, JsonNode body) {
        @Override
        public String toString() {
            return "Awarded[" + entityId + ", redacted]";
        }
    }

    /**
     * @param port 0 for a free one
     * @param user of the password grant, and client of the client credentials grant
     */
    public BadgrSimulator(int port, String issuer, String user, String password) {
        this.issuer = issuer;
        this.user = user;
        this.password = password;
        this.server = new SimulatedServer(port, this::handle);
    }

    public URI address() {
        return server.address();
    }

    /** The wire, to put it out of order. */
    public SimulatedServer server() {
        return server;
    }

    public void badgeClass(String entityId) {
        badgeClasses.add(entityId);
    }

    public void expireTokens() {
        tokens.clear();
    }

    /** Tokens that were given. */
    public int tokens() {
        return given.get();
    }

    /** No address is good enough from now on. */
    public void refuseAddresses() {
        refusesAddresses = true;
    }

    /** The next awards are stored, and the connection then ends without an answer. */
    public void dropAfterStoring(int times) {
        drops.set(times);
    }

    public synchronized List<Awarded> assertions() {
        return List.copyOf(assertions);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher ofIssuer = ISSUER.matcher(path);
        Matcher ofBadgeClass = BADGE_CLASS.matcher(path);
        String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (path.equals("/o/token")) {
            token(exchange);
        } else if (!shown.startsWith("Bearer ") || !tokens.contains(shown.substring("Bearer ".length()))) {
            failed(exchange, 401, "no valid auth token found", List.of());
        } else if (ofIssuer.matches()) {
            badgeClasses(exchange, ofIssuer.group(1));
        } else if (ofBadgeClass.matches() && badgeClasses.contains(ofBadgeClass.group(1))) {
            if (exchange.getRequestMethod().equals("POST")) {
                award(exchange, ofBadgeClass.group(1));
            } else {
                list(exchange, ofBadgeClass.group(1));
            }
        } else if (ofBadgeClass.matches()) {
            failed(exchange, 404, "entity not found or insufficient privileges", List.of());
        } else {
            SimulatedServer.send(exchange, 404, "text/html", "<p>404</p>".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        FormFields form = FormFields.of(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean ofUser = form.first("grant_type", "").equals("password")
                && form.first("username", "").equals(user)
                && form.first("password", "").equals(password);
        boolean ofApp = form.first("grant_type", "").equals("client_credentials")
                && form.first("client_id", "").equals(user)
                && form.first("client_secret", "").equals(password);
        if (!ofUser && !ofApp) {
            answer(exchange, 401, Map.of("error", "invalid_grant"));
            return;
        }
        String token = UUID.randomUUID().toString();
        tokens.add(token);
        given.incrementAndGet();
        answer(exchange, 200, Map.of("access_token", token, "token_type", "Bearer", "expires_in", 86_400));
    }

    private void badgeClasses(HttpExchange exchange, String of) throws IOException {
        if (of.equals(issuer)) {
            done(
                    exchange,
                    200,
                    badgeClasses.stream()
                            .map(id -> Map.of("entityType", "BadgeClass", "entityId", id))
                            .toList());
        } else {
            failed(exchange, 404, "entity not found or insufficient privileges", List.of());
        }
    }

    private void list(HttpExchange exchange, String badgeClass) throws IOException {
        String recipient = FormFields.of(String.valueOf(exchange.getRequestURI().getRawQuery()))
                .first("recipient", "")
                .toLowerCase(Locale.ROOT);
        done(
                exchange,
                200,
                assertions().stream()
                        .filter(each -> each.badgeClass().equals(badgeClass)
                                && each.email().equals(recipient))
                        .map(BadgrSimulator::view)
                        .toList());
    }

    private void award(HttpExchange exchange, String badgeClass) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        String email = body.path("recipient").path("identity").asString("").toLowerCase(Locale.ROOT);
        if (refusesAddresses || !email.contains("@")) {
            failed(exchange, 400, "bad request", List.of("Enter a valid email address for the recipient."));
            return;
        }
        Awarded awarded = new Awarded(UUID.randomUUID().toString(), badgeClass, email, body);
        if (!add(awarded)) {
            failed(
                    exchange,
                    400,
                    "bad request",
                    List.of("A previous award of this badge already exists for this recipient."));
        } else if (drops.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            done(exchange, 201, List.of(view(awarded)));
        }
    }

    private synchronized boolean add(Awarded awarded) {
        boolean again = assertions.stream()
                .anyMatch(each -> each.badgeClass().equals(awarded.badgeClass())
                        && each.email().equals(awarded.email()));
        if (again && !awarded.body().path("allowDuplicateAwards").asBoolean(true)) {
            return false;
        }
        return assertions.add(awarded);
    }

    private static Map<String, Object> view(Awarded awarded) {
        return Map.of("entityType", "Assertion", "entityId", awarded.entityId(), "badgeclass", awarded.badgeClass());
    }

    private static void done(HttpExchange exchange, int status, List<?> result) throws IOException {
        answer(exchange, status, Map.of("status", Map.of("success", true, "description", "ok"), "result", result));
    }

    private static void failed(HttpExchange exchange, int status, String description, List<String> errors)
            throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", Map.of("success", false, "description", description));
        body.put("validationErrors", errors);
        body.put("fieldErrors", Map.of());
        answer(exchange, status, body);
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        SimulatedServer.send(exchange, status, "application/json", JSON.writeValueAsBytes(body));
    }

    @Override
    public void close() {
        server.close();
    }
}
