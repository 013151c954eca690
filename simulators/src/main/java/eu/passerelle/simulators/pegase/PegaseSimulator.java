package eu.passerelle.simulators.pegase;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pégase of a campus: CAS tokens, the flow of enrolments, cursus, published results. Tokens that have ended answer 403.
 * Results that name no learner do not exist here: everything is asked for by learner.
 */
public final class PegaseSimulator implements AutoCloseable {

    /** The period in which everything happens. */
    public static final String PERIOD = PegaseWriter.PERIOD;

    private static final int MAX_PAGE = 500;
    private static final Pattern RESULTS = Pattern.compile("/api/coc/publication/v2/etablissements/"
            + PegaseWriter.STRUCTURE + "/periodes/" + PERIOD + "/apprenants/([A-Z0-9-]+)/chemins/([A-Z0-9>-]+)");

    private final Campus campus;
    private final String user;
    private final String password;
    private final PegaseWriter writer;
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Set<String> unpublished = ConcurrentHashMap.newKeySet();
    private final SimulatedServer server;

    /** @param port 0 for a free one */
    public PegaseSimulator(int port, Campus campus, String user, String password) {
        this.campus = campus;
        this.user = user;
        this.password = password;
        this.writer = new PegaseWriter(campus);
        this.server = new SimulatedServer(port, this::handle);
    }

    /** Root of everything; {@code /cas/v1/tickets} and {@code /api/...} lie below. */
    public URI address() {
        return server.address();
    }

    /** The wire under it: faults, rate limits, hanging, being down. */
    public SimulatedServer server() {
        return server;
    }

    /** The path ({@code codeChemin}) of a result. */
    public String path(SimulatedResult result) {
        return writer.path(result);
    }

    /** Ends all tokens now, whatever was promised. */
    public void expireTokens() {
        tokens.clear();
    }

    /** Takes a result out of publication; it stays in the list, empty. */
    public void unpublish(String result) {
        unpublished.add(result);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replace("Bearer ", "");
        if (path.equals("/cas/v1/tickets")) {
            giveToken(exchange);
        } else if (!tokens.contains(token)) {
            send(exchange, 403, "{\"message\":\"token\"}");
        } else if (path.equals("/api/ins/ext/v2/gestion/flux-inscriptions/pagine")) {
            enrolments(exchange);
        } else if (path.equals("/api/ext/chc/v1/cursus")) {
            int learner =
                    learner(parameters(exchange.getRequestURI().getRawQuery()).get("codeApprenant"));
            send(
                    exchange,
                    200,
                    learner < 0
                            ? "[]"
                            : writer.cursus(campus.resultsOf(learner)).toString());
        } else {
            results(exchange, RESULTS.matcher(path));
        }
    }

    private void giveToken(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (!user.equals(form.get("username")) || !password.equals(form.get("password"))) {
            send(exchange, 401, "{\"authentication_exceptions\":[\"FailedLoginException\"]}");
            return;
        }
        String token = "header." + UUID.randomUUID() + ".signature";
        tokens.add(token);
        SimulatedServer.send(exchange, 201, "text/plain", token.getBytes(StandardCharsets.UTF_8));
    }

    private void enrolments(HttpExchange exchange) throws IOException {
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        int size = Math.min(MAX_PAGE, Integer.parseInt(query.getOrDefault("taille", "50")));
        int page = Integer.parseInt(query.getOrDefault("page", "0"));
        boolean ours = PERIOD.equals(query.getOrDefault("codePeriode", PERIOD));
        List<SimulatedLearner> learners = ours ? campus.learners() : List.of();
        ObjectNode answer = PegaseWriter.JSON.createObjectNode();
        ArrayNode found = answer.putArray("resultats");
        learners.stream()
                .skip((long) page * size)
                .limit(size)
                .forEach(learner -> found.add(writer.enrolment(learner, false)));
        answer.put("taille", found.size()).put("totalElements", learners.size()).put("page", page);
        answer.put("totalPages", (learners.size() + size - 1) / size);
        send(exchange, 200, answer.toString());
    }

    private void results(HttpExchange exchange, Matcher path) throws IOException {
        int learner = path.matches() ? learner(path.group(1)) : -1;
        if (learner < 0 || !path.group(2).equals(PegaseWriter.ROOT)) {
            send(exchange, 404, "{\"message\":\"La ressource demandée n'est pas trouvée\"}");
            return;
        }
        send(
                exchange,
                200,
                writer.results(campus.resultsOf(learner), unpublished).toString());
    }

    /** Negative for a code that nobody has. */
    private int learner(@Nullable String code) {
        for (int i = 0; i < campus.learners().size(); i++) {
            if (campus.learners().get(i).number().equals(code)) {
                return i;
            }
        }
        return -1;
    }

    private static Map<String, String> parameters(@Nullable String encoded) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : String.valueOf(encoded).split("&")) {
            String[] parts = parameter.split("=", 2);
            if (parts.length == 2) {
                parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        SimulatedServer.send(exchange, status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
