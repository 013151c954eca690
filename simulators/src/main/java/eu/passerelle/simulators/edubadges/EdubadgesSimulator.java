package eu.passerelle.simulators.edubadges;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.ClientCredentialsDoor;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * SURF edubadges on loopback: {@code /directaward/create}, {@code /directaward/bundle/<id>},
 * {@code /directaward/audittrail} (for superusers), {@code /public/badges/<id>} and a token endpoint at {@code /token}. A
 * second award of a badge class that the same learner has not claimed yet is refused, within a bundle only that one.
 */
public final class EdubadgesSimulator implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern EPPN = Pattern.compile("[^@\\s]+@[a-z0-9.-]+", Pattern.CASE_INSENSITIVE);

    private final SimulatedServer server;
    private final ClientCredentialsDoor door;
    private final Map<String, String> badgeClasses = new ConcurrentHashMap<>();
    private final List<DirectAward> awards = new ArrayList<>();
    private final AtomicInteger drops = new AtomicInteger();
    private final AtomicInteger bundles = new AtomicInteger();
    private volatile String unpublished = "";
    private volatile String refusedLearner = "";
    private volatile boolean superuser;
    private volatile String trail = "";

    /** @param port 0 for a free one */
    public EdubadgesSimulator(int port, String client, String secret) {
        this.door = new ClientCredentialsDoor(client, secret);
        this.server = new SimulatedServer(port, this::handle);
    }

    public URI address() {
        return server.address();
    }

    public URI token() {
        return URI.create(server.address() + "/token");
    }

    /** The wire, to put it out of order. */
    public SimulatedServer server() {
        return server;
    }

    public ClientCredentialsDoor door() {
        return door;
    }

    public void badgeClass(String entityId, String name) {
        badgeClasses.put(entityId, name);
    }

    /** This badge class is a draft. */
    public void unpublish(String entityId) {
        unpublished = entityId;
    }

    /** Awards to an eppn or address that begins so are refused. */
    public void refuse(String learner) {
        refusedLearner = learner;
    }

    /** Our client may read the audit trail. */
    public void superuser(boolean may) {
        superuser = may;
    }

    /** The audit trail is answered with this from now on, whatever was awarded. */
    public void auditTrail(String text) {
        trail = text;
    }

    /** The next {@code times} bundles are stored, and the connection then ends without an answer. */
    public void dropAfterStoring(int times) {
        drops.set(times);
    }

    /** Requests to create a bundle. */
    public int bundles() {
        return bundles.get();
    }

    public synchronized List<DirectAward> awards() {
        return List.copyOf(awards);
    }

    /** All learners accept what waits for them. */
    public synchronized void claimAll() {
        awards.replaceAll(DirectAward::claim);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/token")) {
            door.giveToken(exchange);
        } else if (path.startsWith("/public/badges/")) {
            String name = badgeClasses.get(path.substring("/public/badges/".length()));
            answer(
                    exchange,
                    name == null ? 404 : 200,
                    name == null ? Map.of() : Map.of("type", "BadgeClass", "name", name));
        } else if (!door.opens(exchange)) {
            answer(exchange, 401, Map.of("detail", "Authentication credentials were not provided."));
        } else if (path.equals("/directaward/create")) {
            create(exchange);
        } else if (path.startsWith("/directaward/bundle/")) {
            bundle(exchange, path.substring("/directaward/bundle/".length()));
        } else if (path.equals("/directaward/audittrail")) {
            auditTrail(exchange);
        } else {
            answer(exchange, 404, Map.of("detail", "Not found."));
        }
    }

    private void create(HttpExchange exchange) throws IOException {
        bundles.incrementAndGet();
        JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        String badgeClass = request.path("badgeclass").asString("");
        if (!request.path("notify_recipients").isBoolean()) {
            answer(exchange, 400, Map.of("notify_recipients", List.of("This field is required.")));
        } else if (!badgeClasses.containsKey(badgeClass)) {
            answer(
                    exchange,
                    400,
                    Map.of("badgeclass", List.of("Object with entity_id=" + badgeClass + " does not exist.")));
        } else if (badgeClass.equals(unpublished)) {
            answer(
                    exchange,
                    400,
                    error(" Badgeclass " + badgeClass + " is not published. Direct awarding not allowed"));
        } else {
            store(exchange, request, badgeClass);
        }
    }

    private void store(HttpExchange exchange, JsonNode request, String badgeClass) throws IOException {
        boolean byEppn = request.path("identifier_type").asString("eppn").equals("eppn");
        List<Map<String, Object>> invalid = new ArrayList<>();
        for (JsonNode award : request.path("direct_awards")) {
            boolean good =
                    !byEppn || EPPN.matcher(award.path("eppn").asString("")).matches();
            invalid.add(good ? Map.of() : Map.of("eppn", List.of("Incorrect eppn format")));
        }
        if (invalid.stream().anyMatch(each -> !each.isEmpty())) {
            answer(exchange, 400, Map.of("direct_awards", invalid));
            return;
        }
        String bundle = UUID.randomUUID().toString().substring(0, 22);
        List<Map<String, Object>> refused = new ArrayList<>();
        for (JsonNode award : request.path("direct_awards")) {
            add(award, bundle, badgeClass, byEppn, refused);
        }
        if (refused.size() == request.path("direct_awards").size()) {
            answer(exchange, 400, error("No valid DirectAwards are created. All of them were rejected: " + refused));
            return;
        }
        if (drops.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return;
        }
        Map<String, Object> created = new LinkedHashMap<>(Map.of("badgeclass", badgeClass, "entity_id", bundle));
        if (!refused.isEmpty()) {
            created.put("un_successful_direct_award", refused);
        }
        answer(exchange, 201, created);
    }

    private synchronized void add(
            JsonNode award, String bundle, String badgeClass, boolean byEppn, List<Map<String, Object>> refused) {
        String eppn = byEppn ? award.path("eppn").asString("").toLowerCase(Locale.ROOT) : "";
        String email = award.path("recipient_email").asString("").toLowerCase(Locale.ROOT);
        String learner = byEppn ? eppn : email;
        boolean waits = awards.stream()
                .anyMatch(other -> !other.claimed()
                        && other.badgeClass().equals(badgeClass)
                        && (byEppn ? other.eppn() : other.email()).equals(learner));
        String problem = waits
                ? "DirectAward with eppn: " + eppn + " / email: " + email
                        + " and status Unaccepted already exists for badgeclass " + badgeClass + "."
                : !refusedLearner.isEmpty() && learner.startsWith(refusedLearner)
                        ? "Recipient " + learner + " refused"
                        : "";
        if (problem.isEmpty()) {
            awards.add(new DirectAward(bundle, badgeClass, eppn, email, award, false));
        } else {
            refused.add(Map.of("error", problem, "eppn", eppn, "email", email));
        }
    }

    private void bundle(HttpExchange exchange, String id) throws IOException {
        List<DirectAward> held =
                awards().stream().filter(award -> award.bundle().equals(id)).toList();
        answer(
                exchange,
                held.isEmpty() ? 404 : 200,
                Map.of("initial_total", held.size(), "status", "Active", "direct_award_count", held.size()));
    }

    private void auditTrail(HttpExchange exchange) throws IOException {
        if (!superuser) {
            answer(exchange, 403, Map.of("detail", "You do not have permission to perform this action."));
            return;
        }
        if (!trail.isEmpty()) {
            SimulatedServer.send(exchange, 200, "application/json", trail.getBytes(StandardCharsets.UTF_8));
            return;
        }
        answer(
                exchange,
                200,
                awards().stream()
                        .map(award -> Map.of(
                                "action_datetime", Instant.EPOCH.toString(),
                                "user", "sis",
                                "badgeclass_name", badgeClasses.get(award.badgeClass()),
                                "recipient_email", award.email(),
                                "recipient_eppn", award.eppn()))
                        .toList());
    }

    private static Map<String, Object> error(String text) {
        return Map.of("error", text);
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        SimulatedServer.send(exchange, status, "application/json", JSON.writeValueAsBytes(body));
    }

    @Override
    public void close() {
        server.close();
    }
}
