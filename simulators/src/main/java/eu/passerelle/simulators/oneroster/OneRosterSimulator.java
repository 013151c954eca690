package eu.passerelle.simulators.oneroster;

import static eu.passerelle.simulators.oneroster.OneRosterJson.JSON;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.ClientCredentialsDoor;
import eu.passerelle.simulators.FormFields;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A campus behind OneRoster 1.2: token endpoint, gradebook and rostering, with limit, offset, sort, filter by {@code
 * dateLastModified} and X-Total-Count. A result that is taken back stays and is {@code tobedeleted}.
 */
public final class OneRosterSimulator implements AutoCloseable {

    private static final String ROOT = "/ims/oneroster";
    private static final Pattern PATH =
            Pattern.compile(ROOT + "/(?:gradebook|rostering)/v1p2/([a-zA-Z]{1,20})(?:/([^/]+))?");
    private static final Pattern FILTER = Pattern.compile("dateLastModified(>=?)'([^']{20,30})'");
    /** So many results are stamped with the same time, as an import does. */
    private static final int AT_ONCE = 7;

    private static final Instant FIRST = Instant.parse("2026-01-05T08:00:00Z");
    private static final Instant CHANGES = Instant.parse("2026-11-01T08:00:00Z");

    private final Campus campus;
    private final ClientCredentialsDoor door;
    private final SimulatedServer server;
    private final OneRosterJson json;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, Integer> single = new HashMap<>();
    private final AtomicBoolean sorts = new AtomicBoolean(true);
    private final AtomicBoolean counts = new AtomicBoolean(true);
    private volatile int most = Integer.MAX_VALUE;
    private int stamped;
    private int changes;

    private record Row(SimulatedResult result, boolean deleted, Instant modified) {}

    /**
     * @param port 0 for a free one
     * @param secret of the client {@code passerelle}
     */
    public OneRosterSimulator(int port, Campus campus, String secret) {
        this.campus = campus;
        this.door = new ClientCredentialsDoor("passerelle", secret);
        this.server = new SimulatedServer(port, this::handle);
        this.json = new OneRosterJson(campus, base());
    }

    /** The connector's {@code base}. */
    public URI base() {
        return server.address().resolve(ROOT);
    }

    /** Where tokens are given. */
    public URI token() {
        return server.address().resolve("/oauth/token");
    }

    /** The wire under it: faults, rate limits, hanging, being down. */
    public SimulatedServer server() {
        return server;
    }

    /** Whom it lets in. */
    public ClientCredentialsDoor door() {
        return door;
    }

    /** The category of line items that stand for completed courses. */
    public static String finalGrades() {
        return OneRosterJson.FINAL_GRADES;
    }

    /** As a service that ignores {@code sort}. */
    public void sortNothing() {
        sorts.set(false);
    }

    /** As a service without X-Total-Count. */
    public void countNothing() {
        counts.set(false);
    }

    /** As a service that never sends more rows than these, whatever is asked for. */
    public void cap(int rowsAPage) {
        most = rowsAPage;
    }

    /** Objects of that list that were asked for one by one. */
    public synchronized int askedSingly(String list) {
        return single.getOrDefault(list, 0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/oauth/token")) {
            door.giveToken(exchange);
            return;
        }
        if (!door.opens(exchange)) {
            error(exchange, 401, "unauthorisedrequest");
            return;
        }
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        if (path.matches()) {
            answer(exchange, path.group(1), path.group(2));
        } else {
            error(exchange, 404, "unknownobject");
        }
    }

    private void answer(HttpExchange exchange, String list, @Nullable String id) throws IOException {
        List<ObjectNode> all = objects(list);
        if (id == null) {
            list(exchange, list, all);
            return;
        }
        synchronized (this) {
            single.merge(list, 1, Integer::sum);
        }
        var found = all.stream()
                .filter(one -> one.path("sourcedId").asString().equals(id))
                .findFirst();
        if (found.isEmpty()) {
            error(exchange, 404, "unknownobject");
        } else {
            String envelope = list.equals("classes") ? "class" : list.substring(0, list.length() - 1);
            send(exchange, JSON.createObjectNode().set(envelope, found.get()));
        }
    }

    private List<ObjectNode> objects(String list) {
        return switch (list) {
            case "users" -> campus.learners().stream().map(json::user).toList();
            case "courses" -> campus.courses().stream().map(json::course).toList();
            case "classes" -> campus.courses().stream().map(json::group).toList();
            case "lineItems" -> {
                List<ObjectNode> items = new ArrayList<>();
                campus.courses().forEach(course -> items.add(json.lineItem(course, true)));
                campus.courses().forEach(course -> items.add(json.lineItem(course, false)));
                yield items;
            }
            case "results" -> results();
            default -> List.of();
        };
    }

    private synchronized List<ObjectNode> results() {
        notice();
        List<ObjectNode> results = new ArrayList<>();
        for (int i = 0; i < Math.min(5, campus.learners().size()); i++) {
            results.add(json.assignment(campus.learners().get(i), i));
        }
        rows.values().forEach(row -> results.add(json.result(row.result(), row.deleted(), row.modified())));
        return results;
    }

    /** Stamps what the campus has changed since the last look. */
    private void notice() {
        boolean first = rows.isEmpty();
        Map<String, SimulatedResult> held = new LinkedHashMap<>();
        campus.results().forEach(result -> held.put(result.id(), result));
        held.forEach((id, result) -> {
            Row known = rows.get(id);
            if (known == null || known.deleted() || !known.result().equals(result)) {
                rows.put(id, new Row(result, false, first ? imported() : changed()));
            }
        });
        rows.replaceAll(
                (id, row) -> held.containsKey(id) || row.deleted() ? row : new Row(row.result(), true, changed()));
    }

    private Instant imported() {
        return FIRST.plusSeconds(60L * (stamped++ / AT_ONCE));
    }

    private Instant changed() {
        return CHANGES.plusMillis(changes++);
    }

    private void list(HttpExchange exchange, String list, List<ObjectNode> all) throws IOException {
        FormFields query = FormFields.of(String.valueOf(exchange.getRequestURI().getRawQuery()));
        String sort = query.first("sort", "");
        List<ObjectNode> rows = new ArrayList<>(all);
        Matcher filter = FILTER.matcher(query.first("filter", ""));
        if (filter.matches()) {
            String from = filter.group(2);
            boolean equalToo = filter.group(1).equals(">=");
            rows.removeIf(row -> {
                int order = row.path("dateLastModified").asString().compareTo(from);
                return equalToo ? order < 0 : order <= 0;
            });
        }
        if (sorts.get() && !sort.isEmpty()) {
            rows.sort(Comparator.comparing(row -> row.path(sort).asString()));
        }
        int offset = Integer.parseInt(query.first("offset", "0"));
        int limit = Math.min(most, Integer.parseInt(query.first("limit", "100")));
        if (counts.get()) {
            exchange.getResponseHeaders().set("X-Total-Count", String.valueOf(rows.size()));
        }
        ArrayNode page = JSON.createArrayNode();
        rows.stream().skip(offset).limit(limit).forEach(page::add);
        send(exchange, JSON.createObjectNode().set(list, page));
    }

    private static void send(HttpExchange exchange, Object json) throws IOException {
        SimulatedServer.send(exchange, 200, "application/json", JSON.writeValueAsBytes(json));
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        String body = """
                {"imsx_codeMajor":"failure","imsx_severity":"error","imsx_CodeMinor":{"imsx_codeMinorField":\
                [{"imsx_codeMinorFieldName":"TargetEndSystem","imsx_codeMinorFieldValue":"%s"}]}}""".formatted(code);
        SimulatedServer.send(exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
