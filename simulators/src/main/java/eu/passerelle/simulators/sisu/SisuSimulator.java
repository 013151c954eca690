package eu.passerelle.simulators.sisu;

import static eu.passerelle.simulators.sisu.SisuJson.JSON;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.http.HttpAuthentication;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A campus behind Sisu's exports: every change of an attainment has a greater ordinal, and only its newest state is
 * told. A deleted attainment stays, marked; one marked as misregistered stays active.
 */
public final class SisuSimulator implements AutoCloseable {

    private static final String USER = "export";
    private static final Pattern PARAMETER = Pattern.compile("(since|limit)=(\\d{1,9})");

    private final Campus campus;
    private final String password;
    private final SisuJson json;
    private final SimulatedServer server;
    private final Map<String, SimulatedResult> known = new LinkedHashMap<>();
    /** By id, in the order of their ordinals. */
    private final Map<String, Row> rows = new LinkedHashMap<>();

    private final Set<String> misregistered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger personExports = new AtomicInteger();
    private int ordinal;

    /**
     * @param port 0 for a free one
     * @param password of the user {@code export}
     */
    public SisuSimulator(int port, Campus campus, String password) {
        this.campus = campus;
        this.password = password;
        this.json = new SisuJson(campus);
        this.server = new SimulatedServer(port, this::handle);
    }

    /** Root of the service, for the connector's {@code base}. */
    public URI address() {
        return server.address();
    }

    /** The wire under it: faults, rate limits, hanging, being down. */
    public SimulatedServer server() {
        return server;
    }

    /** What the simulator accepts, given the right password. */
    public static HttpAuthentication authentication(String password) {
        return new HttpAuthentication(new HttpAuthentication.Basic(USER, new Secret(password)), null);
    }

    /** Marks a result as registered by mistake. */
    public synchronized void misregister(SimulatedResult result) {
        misregistered.add(result.id());
        known.remove(result.id());
    }

    /** Pages of persons that were asked for so far. */
    public int personExports() {
        return personExports.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String expected =
                "Basic " + Base64.getEncoder().encodeToString((USER + ':' + password).getBytes(StandardCharsets.UTF_8));
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            SimulatedServer.send(exchange, 401, "text/plain", new byte[0]);
            return;
        }
        ObjectNode found = found(path, String.valueOf(exchange.getRequestURI().getRawQuery()));
        byte[] body = found.isEmpty() ? new byte[0] : JSON.writeValueAsBytes(found);
        SimulatedServer.send(exchange, found.isEmpty() ? 404 : 200, "application/json", body);
    }

    /** Empty where there is nothing. */
    private ObjectNode found(String path, String query) {
        if (path.startsWith("/kori/api/course-units/v1/")) {
            return campus.courses().stream()
                    .filter(course -> path.endsWith("/" + SisuJson.courseUnitId(course)))
                    .findFirst()
                    .map(json::courseUnit)
                    .orElseGet(JSON::createObjectNode);
        }
        return switch (path) {
            case "/ori/api/attainments/v1/export" -> export(attainments(), query);
            case "/ori/api/persons/v1/export" -> {
                personExports.incrementAndGet();
                yield export(numbered(campus.learners(), json::person), query);
            }
            case "/kori/api/grade-scales/v1/export" ->
                export(
                        numbered(
                                List.of(
                                        SisuJson.scale(SisuJson.FIVE, "0", "1", "2", "3", "4", "5"),
                                        SisuJson.scale(SisuJson.PASS, "HYL", "HYV")),
                                scale -> scale),
                        query);
            default -> JSON.createObjectNode();
        };
    }

    private static <T> List<Row> numbered(List<T> all, Function<T, ObjectNode> writer) {
        List<Row> rows = new ArrayList<>();
        for (T each : all) {
            rows.add(new Row(rows.size() + 1, writer.apply(each)));
        }
        return rows;
    }

    private static ObjectNode export(List<Row> rows, String query) {
        int since = 0;
        int limit = 1_000;
        Matcher parameters = PARAMETER.matcher(query);
        while (parameters.find()) {
            int value = Integer.parseInt(parameters.group(2));
            if (parameters.group(1).equals("since")) {
                since = value;
            } else {
                limit = value;
            }
        }
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode entities = answer.putArray("entities");
        int greatest = since;
        boolean more = false;
        for (Row row : rows) {
            if (row.ordinal() <= since) {
                continue;
            }
            if (entities.size() == limit) {
                more = true;
                break;
            }
            entities.add(row.entity());
            greatest = row.ordinal();
        }
        return answer.put("greatestOrdinal", greatest).put("hasMore", more);
    }

    private synchronized List<Row> attainments() {
        Map<String, SimulatedResult> now = new LinkedHashMap<>();
        campus.results().forEach(result -> now.put(result.id(), result));
        for (SimulatedResult before : List.copyOf(known.values())) {
            if (!now.containsKey(before.id())) {
                put(before, true);
                known.remove(before.id());
            }
        }
        for (SimulatedResult result : now.values()) {
            if (!result.equals(known.get(result.id()))) {
                put(result, false);
                known.put(result.id(), result);
            }
        }
        return List.copyOf(rows.values());
    }

    private void put(SimulatedResult result, boolean deleted) {
        ObjectNode entity = json.attainment(result, deleted);
        if (misregistered.contains(result.id())) {
            entity.put("misregistration", true);
        }
        rows.remove(result.id());
        rows.put(result.id(), new Row(++ordinal, entity));
    }

    private record Row(int ordinal, ObjectNode entity) {}

    @Override
    public void close() {
        server.close();
    }
}
