package eu.passerelle.simulators.lti;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.ClientCredentialsDoor;
import eu.passerelle.simulators.SimulatedCourse;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A learning platform: one context a course, with a line item for a learner's first result of it, one for the second and
 * so on, since a platform holds one result a line item and user. Lists come in pages with {@code Link} headers. Grades 0
 * to 5 become 25 to 90 out of 100.
 */
public final class LtiSimulator implements AutoCloseable {

    /** Of line items that stand for a completed course. */
    public static final String FINAL = "final-grade";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<Integer> SCORES = List.of(25, 45, 55, 65, 75, 90);
    private static final Pattern PATH =
            Pattern.compile("/lti/([A-Z]+-\\d+)/(memberships|lineitems)(?:/([a-z]+-?\\d*)(/results)?)?");
    private static final Pattern PAGE = Pattern.compile("(?:^|&)page=(\\d{1,6})");
    private static final Pattern LIMIT = Pattern.compile("(?:^|&)limit=(\\d{1,6})");
    private static final String MEMBERS = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
    private static final String LIS = "application/vnd.ims.lis.v2.";

    private final Campus campus;
    private final SimulatedServer server;
    private final ClientCredentialsDoor door;
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Map<String, Integer> made = new HashMap<>();
    private final int mostRows;
    private final AtomicReference<Runnable> betweenPages = new AtomicReference<>(() -> {});

    /**
     * @param port 0 for a free one
     * @param client id of the tool
     * @param keyId {@code kid} of its key
     * @param mostRows of a page, whatever is asked for
     */
    public LtiSimulator(int port, Campus campus, String client, String keyId, PublicKey key, int mostRows) {
        this.campus = campus;
        this.mostRows = mostRows;
        ClientAssertion assertion = new ClientAssertion(client, keyId, key);
        this.door = new ClientCredentialsDoor(
                (exchange, form) -> assertion.accepts(form, "http://" + host(exchange) + "/token"));
        this.server = new SimulatedServer(port, this::handle);
    }

    private static String host(HttpExchange exchange) {
        return String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
    }

    /** Where tokens are given. */
    public URI token() {
        return server.address().resolve("/token");
    }

    /** The {@code lineitems} of a course's launch. */
    public URI lineItems(SimulatedCourse course) {
        return server.address().resolve("/lti/" + course.code() + "/lineitems");
    }

    /** The {@code context_memberships_url} of a course's launch. */
    public URI memberships(SimulatedCourse course) {
        return server.address().resolve("/lti/" + course.code() + "/memberships");
    }

    /** The line item of a result. */
    public URI lineItem(SimulatedResult result) {
        return URI.create(lineItems(campus.courses().get(result.course())) + "/final-" + attempt(result));
    }

    /** The platform's id of a result's user. */
    public String user(SimulatedResult result) {
        return "lti-" + campus.learners().get(result.learner()).number();
    }

    /** The wire under it: faults, rate limits, hanging, being down. */
    public SimulatedServer server() {
        return server;
    }

    /** Whom it lets in. */
    public ClientCredentialsDoor door() {
        return door;
    }

    /** Done once, after the first page of a list of results that has several. */
    public void betweenPages(Runnable change) {
        betweenPages.set(change);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/token")) {
            door.giveToken(exchange);
            return;
        }
        Matcher parts = PATH.matcher(path);
        if (!door.opens(exchange)) {
            SimulatedServer.send(exchange, 401, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
        } else if (!parts.matches()) {
            SimulatedServer.send(exchange, 404, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
        } else if (parts.group(2).equals("memberships")) {
            page(exchange, LtiMembers.of(campus), MEMBERS, parts.group(1));
        } else if (parts.group(3) == null) {
            page(exchange, lineItems(parts.group(1)), LIS + "lineitemcontainer+json", null);
        } else {
            page(exchange, results(parts.group(1), parts.group(3)), LIS + "resultcontainer+json", null);
        }
    }

    /** @param course of a container of members; null for plain arrays */
    private void page(HttpExchange exchange, List<JsonNode> all, String mediaType, @Nullable String course)
            throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        int number = number(PAGE, query, 1);
        int limit = Math.min(number(LIMIT, query, mostRows), mostRows);
        ArrayNode rows = JSON.createArrayNode();
        all.stream().skip((long) (number - 1) * limit).limit(limit).forEach(rows::add);
        URI here = server.address().resolve(exchange.getRequestURI().getPath());
        if (all.size() > number * limit) {
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            "<%s?limit=%d&page=1>; rel=\"first\", <%s?limit=%d&page=%d>; rel=\"next\""
                                    .formatted(here, limit, here, limit, number + 1));
        }
        JsonNode body = rows;
        if (course != null) {
            ObjectNode container = JSON.createObjectNode().put("id", here.toString());
            container
                    .putObject("context")
                    .put("id", course)
                    .put("label", course)
                    .put("title", title(course));
            container.set("members", rows);
            body = container;
        }
        SimulatedServer.send(exchange, 200, mediaType, JSON.writeValueAsBytes(body));
        if (number == 1 && all.size() > limit && mediaType.contains("result")) {
            betweenPages.getAndSet(() -> {}).run();
        }
    }

    private static int number(Pattern parameter, String query, int otherwise) {
        Matcher found = parameter.matcher(query);
        return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
    }

    private String title(String course) {
        return campus.courses().stream()
                .filter(one -> one.code().equals(course))
                .map(one -> String.valueOf(one.title().get("en")))
                .findFirst()
                .orElse("");
    }

    private List<JsonNode> lineItems(String course) {
        List<JsonNode> items = new ArrayList<>();
        int most = resultsOf(course).stream().mapToInt(this::attempt).max().orElse(0);
        for (int i = 0; i <= most; i++) {
            items.add(lineItem(course, "final-" + i, FINAL, "Final grade"));
        }
        items.add(lineItem(course, "essay", "assignment", "Essay"));
        return items;
    }

    private JsonNode lineItem(String course, String name, String tag, String label) {
        return JSON.createObjectNode()
                .put(
                        "id",
                        server.address()
                                .resolve("/lti/" + course + "/lineitems/" + name)
                                .toString())
                .put("scoreMaximum", 100)
                .put("label", label)
                .put("tag", tag)
                .put("endDateTime", "2026-06-30T21:59:59.000Z");
    }

    private List<JsonNode> results(String course, String lineItem) {
        List<JsonNode> results = new ArrayList<>();
        if (lineItem.equals("final-0")) {
            results.add(
                    result(course, lineItem, "teacher").put("resultScore", 100).put("resultMaximum", 100));
        }
        for (SimulatedResult result : resultsOf(course)) {
            if (lineItem.equals("final-" + attempt(result))) {
                boolean nobody = result.kind() == SimulatedResult.Kind.NO_LEARNER;
                ObjectNode row = result(course, lineItem, nobody ? "lti-unknown" : user(result));
                if (result.kind() != SimulatedResult.Kind.PROVISIONAL) {
                    row.put("resultScore", SCORES.get(result.grade()));
                }
                results.add(row.put("resultMaximum", result.kind() == SimulatedResult.Kind.BROKEN ? 0 : 100));
            }
        }
        return results;
    }

    private ObjectNode result(String course, String lineItem, String user) {
        URI item = server.address().resolve("/lti/" + course + "/lineitems/" + lineItem);
        return JSON.createObjectNode()
                .put("id", item + "/results/" + user)
                .put("scoreOf", item.toString())
                .put("userId", user);
    }

    private List<SimulatedResult> resultsOf(String course) {
        return campus.results().stream()
                .filter(result -> campus.courses().get(result.course()).code().equals(course))
                .toList();
    }

    /** Stays as it is, also when an earlier result is taken back. */
    private synchronized int attempt(SimulatedResult result) {
        return attempts.computeIfAbsent(
                result.id(), id -> made.merge(result.course() + ":" + result.learner(), 1, Integer::sum) - 1);
    }

    @Override
    public void close() {
        server.close();
    }
}
