package eu.passerelle.simulators.fs;

import static eu.passerelle.simulators.fs.FsJson.JSON;

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
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A campus behind FS's GraphQL: {@code resultater} with its filter, its defaults that hide failed and invalid results,
 * and its cursors; answers hold only what was asked for. A withdrawn result stays, invalid. Introspection is refused.
 */
public final class FsSimulator implements AutoCloseable {

    /** Code of the organisation that owns the results. */
    public static final String ORGANISATION = "217";

    private static final String USER = "passerelle";

    private final Campus campus;
    private final String password;
    private final FsJson json;
    private final SimulatedServer server;
    private final Map<String, SimulatedResult> seen = new LinkedHashMap<>();
    private final Set<String> removedFields = ConcurrentHashMap.newKeySet();
    private final Set<String> unresolved = ConcurrentHashMap.newKeySet();

    /**
     * @param port 0 for a free one
     * @param password of the user {@code passerelle}
     */
    public FsSimulator(int port, Campus campus, String password) {
        this.campus = campus;
        this.password = password;
        this.json = new FsJson(campus, ORGANISATION);
        this.server = new SimulatedServer(port, this::handle);
    }

    /** Address of the service, for the connector's {@code endpoint}. */
    public URI address() {
        return server.address().resolve("/graphql/");
    }

    /** The wire under it: faults, rate limits, hanging, being down. */
    public SimulatedServer server() {
        return server;
    }

    /** What the simulator accepts, given the right password. */
    public static HttpAuthentication authentication(String password) {
        return new HttpAuthentication(new HttpAuthentication.Basic(USER, new Secret(password)), null);
    }

    /** {@code Resultat.id} of a result. */
    public static String resultId(SimulatedResult result) {
        return FsJson.id("Resultat", result.id());
    }

    /** The field is gone from the schema, as is announced for many. */
    public void remove(String field) {
        removedFields.add(field);
    }

    /** The student of this result cannot be resolved: its field is null and an error says so. */
    public void unresolve(SimulatedResult result) {
        unresolved.add(resultId(result));
    }

    private void handle(HttpExchange exchange) throws IOException {
        String expected =
                "Basic " + Base64.getEncoder().encodeToString((USER + ':' + password).getBytes(StandardCharsets.UTF_8));
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            SimulatedServer.send(exchange, 401, "text/plain", new byte[0]);
            return;
        }
        JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        SimulatedServer.send(exchange, 200, "application/json", JSON.writeValueAsBytes(answer(request)));
    }

    private ObjectNode answer(JsonNode request) {
        FsSelection selection = FsSelection.of(request.path("query").asString());
        if (selection.has("__type") || selection.has("__schema")) {
            return error("Introspection has been disabled for this request", "IntrospectionDisabled");
        }
        for (String field : removedFields) {
            if (selection.has(field)) {
                return error(
                        "Validation error (FieldUndefined@[resultater/nodes/%s]) : Field '%s' in type 'Resultat' is undefined"
                                .formatted(field, field),
                        "ValidationError");
            }
        }
        JsonNode variables = request.path("variables");
        JsonNode filter = variables.path("filter");
        if (!ORGANISATION.equals(filter.path("eierOrganisasjonskode").asString(""))) {
            return error("No access to the organisation", "FORBIDDEN");
        }
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode data = JSON.createObjectNode();
        data.set("resultater", connection(rows(filter), variables, answer));
        return answer.set("data", selection.of(data));
    }

    private static ObjectNode error(String message, String classification) {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode error = answer.putArray("errors").addObject().put("message", message);
        error.putObject("extensions").put("classification", classification);
        return answer;
    }

    private ObjectNode connection(List<ObjectNode> rows, JsonNode variables, ObjectNode answer) {
        int first = variables.path("first").asInt(100);
        String after = variables.path("after").asString("");
        int from = after.isEmpty()
                ? 0
                : Integer.parseInt(new String(Base64.getDecoder().decode(after), StandardCharsets.UTF_8));
        int to = Math.min(rows.size(), from + first);
        ObjectNode connection = JSON.createObjectNode();
        ArrayNode nodes = connection.putArray("nodes");
        for (ObjectNode row : rows.subList(Math.min(from, to), to)) {
            if (unresolved.contains(row.path("id").asString())) {
                row.putNull("student");
                ArrayNode path = answer.withArray("errors")
                        .addObject()
                        .put("message", "Internal Server Error(s) while executing query")
                        .putArray("path");
                path.add("resultater").add("nodes").add(nodes.size()).add("student");
            }
            nodes.add(row);
        }
        ObjectNode page = connection.putObject("pageInfo").put("hasNextPage", to < rows.size());
        page.put(
                "endCursor",
                Base64.getEncoder().encodeToString(String.valueOf(to).getBytes(StandardCharsets.UTF_8)));
        return connection.put("totalCount", rows.size());
    }

    private List<ObjectNode> rows(JsonNode filter) {
        Set<Boolean> passed = wanted(filter.path("erBestatt"));
        Set<Boolean> valid = wanted(filter.path("erGyldig"));
        List<ObjectNode> rows = new ArrayList<>();
        Map<String, SimulatedResult> now = new LinkedHashMap<>();
        campus.results().forEach(result -> now.put(result.id(), result));
        synchronized (seen) {
            seen.putAll(now);
            for (SimulatedResult result : seen.values()) {
                boolean stands = now.containsKey(result.id());
                if (valid.contains(stands) && passed.contains(result.passed())) {
                    rows.add(json.result(result, stands));
                }
            }
        }
        return rows;
    }

    /** The schema's default is {@code [true]}. */
    private static Set<Boolean> wanted(JsonNode values) {
        return values.isArray()
                ? Set.copyOf(StreamSupport.stream(values.spliterator(), false)
                        .map(JsonNode::booleanValue)
                        .toList())
                : Set.of(true);
    }

    @Override
    public void close() {
        server.close();
    }
}
