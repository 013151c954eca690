package eu.passerelle.simulators.ethos;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ethos Integration of a Banner university: {@code POST /auth}, {@code GET /api/...} by offset and by GUID, {@code GET}
 * and {@code HEAD /consume}. At most 100 rows a page, whatever is asked. Faults come from {@link #server()}.
 */
public final class EthosSimulator implements AutoCloseable {

    /** Marks of the grades 0 to 5 at a university that marks in per cent, 40 passes. */
    public static final List<String> PER_CENT = List.of("31", "42", "53", "61", "70", "85");

    /** Marks of the grades 0 to 5 where 70 passes. */
    public static final List<String> SEVENTY_PASSES = List.of("61", "70", "78", "85", "93", "100");

    /** Credits of one ECTS at Tecnológico de Monterrey, where 8 unidades are 5 ECTS. */
    public static final BigDecimal UNIDADES = new BigDecimal("1.6");

    private static final int MAX_PAGE = 500;

    private final Campus campus;
    private final String apiKey;
    private final EthosWriter writer;
    private final EthosQueue queue;
    private final Map<String, ObjectNode> references = new HashMap<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean ignoreOffset = new AtomicBoolean();
    private final AtomicReference<Runnable> afterPage = new AtomicReference<>(() -> {});
    private final SimulatedServer server;

    /**
     * @param port 0 for a free one
     * @param apiKey that callers must exchange
     * @param marks for the grades 0 to 5
     * @param creditsOfOneEcts in the university's own unit
     */
    public EthosSimulator(int port, Campus campus, String apiKey, List<String> marks, BigDecimal creditsOfOneEcts) {
        this.campus = campus;
        this.apiKey = apiKey;
        this.writer = new EthosWriter(campus, marks, creditsOfOneEcts);
        this.queue = new EthosQueue(campus);
        writer.references(references);
        this.server = new SimulatedServer(port, this::handle);
    }

    /** Of a university that counts in ECTS. */
    public EthosSimulator(int port, Campus campus, String apiKey, List<String> marks) {
        this(port, campus, apiKey, marks, BigDecimal.ONE);
    }

    public EthosSimulator(int port, Campus campus, String apiKey) {
        this(port, campus, apiKey, PER_CENT);
    }

    /** The connector's {@code base}. */
    public URI address() {
        return server.address();
    }

    /** The wire under it: faults, rate limits, hanging, being down. */
    public SimulatedServer server() {
        return server;
    }

    /** The GUID under which a result is published. */
    public String gradeId(String result) {
        return writer.gradeId(result);
    }

    /** Ends all tokens now, whatever was promised. */
    public void expireTokens() {
        tokens.clear();
    }

    /** Always answers with the first page. */
    public void ignoreOffset() {
        ignoreOffset.set(true);
    }

    /** Called after a page of the list of grades was answered: the moment at which lists drift. */
    public void afterPage(Runnable called) {
        afterPage.set(called);
    }

    /** Puts a notification about a result into the queue, true or not. */
    public void publish(String operation, String result, Instant published) {
        queue.publish(operation, result, published);
    }

    /** Notifications that nobody has acknowledged. */
    public int waiting() {
        return queue.remainingAfter(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replace("Bearer ", "");
        if (path.equals("/auth")) {
            auth(exchange, bearer);
        } else if (!tokens.contains(bearer)) {
            error(exchange, 401, "Unauthorized");
        } else if (path.equals("/consume")) {
            consume(exchange);
        } else if (path.equals("/api/student-transcript-grades")) {
            grades(exchange);
        } else if (path.startsWith("/api/student-transcript-grades/")) {
            grade(exchange, path.substring(path.lastIndexOf('/') + 1));
        } else {
            ObjectNode found = references.get(path.replaceFirst("^/api/", ""));
            if (found == null) {
                error(exchange, 404, "Not found");
            } else {
                send(exchange, found.toString());
            }
        }
    }

    private void auth(HttpExchange exchange, String key) throws IOException {
        if (!exchange.getRequestMethod().equals("POST") || !key.equals(apiKey)) {
            error(exchange, 401, "Unauthorized");
            return;
        }
        String token = "header." + UUID.randomUUID() + ".signature";
        tokens.add(token);
        SimulatedServer.send(exchange, 200, "text/plain", token.getBytes(StandardCharsets.UTF_8));
    }

    private void grades(HttpExchange exchange) throws IOException {
        int offset = ignoreOffset.get() ? 0 : number(exchange, "offset", 0);
        int limit = Math.min(MAX_PAGE, number(exchange, "limit", MAX_PAGE));
        List<SimulatedResult> results = campus.results();
        ArrayNode page = EthosWriter.JSON.createArrayNode();
        results.stream().skip(offset).limit(limit).forEach(result -> page.add(writer.grade(result)));
        exchange.getResponseHeaders().set("x-total-count", String.valueOf(results.size()));
        exchange.getResponseHeaders().set("x-max-page-size", String.valueOf(MAX_PAGE));
        send(exchange, page.toString());
        afterPage.get().run();
    }

    private void grade(HttpExchange exchange, String id) throws IOException {
        for (SimulatedResult result : campus.results()) {
            if (writer.gradeId(result.id()).equals(id)) {
                send(exchange, writer.grade(result).toString());
                return;
            }
        }
        error(exchange, 404, "Not found");
    }

    private void consume(HttpExchange exchange) throws IOException {
        long last = number(exchange, "lastProcessedID", -1);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("x-remaining", String.valueOf(queue.remainingAfter(0)));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        List<EthosQueue.Notification> page = queue.consume(last, number(exchange, "limit", 10));
        ArrayNode written = EthosWriter.JSON.createArrayNode();
        page.forEach(notification -> written.add(writer.notification(notification)));
        int remaining = page.isEmpty() ? 0 : queue.remainingAfter(page.getLast().id());
        exchange.getResponseHeaders().set("x-remaining", String.valueOf(remaining));
        send(exchange, written.toString());
    }

    private static int number(HttpExchange exchange, String name, int otherwise) {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        for (String parameter : query.split("&")) {
            if (parameter.startsWith(name + "=")) {
                return Integer.parseInt(parameter.substring(name.length() + 1));
            }
        }
        return otherwise;
    }

    private static void send(HttpExchange exchange, String json) throws IOException {
        exchange.getResponseHeaders().set("x-media-type", "application/vnd.hedtech.integration.v1.1.0+json");
        SimulatedServer.send(exchange, 200, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static void error(HttpExchange exchange, int status, String description) throws IOException {
        String body = "{\"errors\":[{\"code\":\"Global.Error\",\"description\":\"%s\"}]}".formatted(description);
        SimulatedServer.send(exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
