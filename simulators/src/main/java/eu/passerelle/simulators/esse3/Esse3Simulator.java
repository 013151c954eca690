package eu.passerelle.simulators.esse3;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * The REST services of a campus's ESSE3: login with session and JWT, list of booklets, rows of a booklet, persons. A
 * call without a session's cookie opens a session, as the real one does. Results that name no learner do not exist here:
 * every row stands in somebody's booklet.
 */
public final class Esse3Simulator implements AutoCloseable {

    private static final Pattern PATH = Pattern.compile(
            "/e3rest/api/(login|libretto-service-v2/libretti|anagrafica-service-v2/persone)(?:/(\\d+))?(/righe)?/?");

    private final Campus campus;
    private final String user;
    private final String password;
    private final Esse3Writer writer;
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sessions = new AtomicInteger();
    private final SimulatedServer server;
    private volatile boolean jwt = true;
    private volatile boolean pages = true;

    /** @param port 0 for a free one */
    public Esse3Simulator(int port, Campus campus, String user, String password) {
        this.campus = campus;
        this.user = user;
        this.password = password;
        this.writer = new Esse3Writer(campus);
        this.server = new SimulatedServer(port, this::handle);
    }

    /** The connector's {@code base}. */
    public URI base() {
        return server.address().resolve("/e3rest/api");
    }

    /** The wire under it: faults, rate limits, hanging, being down. */
    public SimulatedServer server() {
        return server;
    }

    /** The key of a result's row. */
    public static String adsceId(String result) {
        return String.valueOf(Esse3Writer.adsceId(result));
    }

    /** All booklets, with what ESSE3 does not know of the learners, as the connector's roster file. */
    public String rosterCsv() {
        StringBuilder csv = new StringBuilder("matId,esi,wallet\n");
        for (int i = 0; i < campus.learners().size(); i++) {
            var learner = campus.learners().get(i);
            csv.append("%d,%s,%s\n".formatted(Esse3Writer.matId(i), learner.esi(), learner.walletAddress()));
        }
        return csv.toString();
    }

    /** Ends all tokens and sessions now, whatever was promised. */
    public void expireTokens() {
        tokens.clear();
    }

    /** As an installation of old that gives no JWT. */
    public void giveNoJwt() {
        jwt = false;
    }

    /** Answers with whole lists, whatever start and limit say. */
    public void ignorePaging() {
        pages = false;
    }

    /** Sessions that were opened. */
    public int sessions() {
        return sessions.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String pair = Base64.getEncoder().encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
        boolean basic = authorization.equals("Basic " + pair);
        if (!basic && !tokens.contains(authorization.replace("Bearer ", ""))) {
            error(exchange, 401, "Credenziali non valide");
            return;
        }
        if (!String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")).contains("JSESSIONID=")) {
            String cookie = "JSESSIONID=S%d; Path=/e3rest; HttpOnly".formatted(sessions.incrementAndGet());
            exchange.getResponseHeaders().set("Set-Cookie", cookie);
        }
        Matcher parts = PATH.matcher(exchange.getRequestURI().getPath());
        if (parts.matches()) {
            answer(exchange, parts.group(1), parts.group(2), parts.group(3) != null);
        } else {
            error(exchange, 404, "Risorsa non trovata");
        }
    }

    private void answer(HttpExchange exchange, String service, @Nullable String id, boolean rows) throws IOException {
        if (service.equals("login")) {
            login(exchange);
        } else if (service.endsWith("persone")) {
            int learner = id == null ? -1 : Esse3Writer.learnerOfPersId(Long.parseLong(id));
            one(exchange, learner, isLearner(learner) ? writer.person(learner) : null);
        } else if (id == null) {
            list(
                    exchange,
                    IntStream.range(0, campus.learners().size())
                            .<JsonNode>mapToObj(writer::segment)
                            .toList());
        } else {
            int learner = Esse3Writer.learnerOfMatId(Long.parseLong(id));
            if (rows && isLearner(learner)) {
                list(exchange, rows(learner));
            } else {
                one(exchange, learner, isLearner(learner) && !rows ? writer.segment(learner) : null);
            }
        }
    }

    private boolean isLearner(int learner) {
        return learner >= 0 && learner < campus.learners().size();
    }

    private List<JsonNode> rows(int learner) {
        List<JsonNode> rows = new ArrayList<>();
        rows.add(writer.attended(learner));
        for (SimulatedResult result : campus.resultsOf(learner)) {
            rows.add(writer.row(result));
        }
        return rows;
    }

    private void login(HttpExchange exchange) throws IOException {
        String token = "header." + UUID.randomUUID() + ".signature";
        var body = Esse3Writer.JSON
                .createObjectNode()
                .put("authToken", UUID.randomUUID().toString());
        body.putObject("user").put("userId", user).put("grpDes", "Utente tecnico");
        if (jwt && String.valueOf(exchange.getRequestURI().getQuery()).contains("jwt")) {
            tokens.add(token);
            body.put("jwt", token);
        }
        send(exchange, body.toString());
    }

    private void list(HttpExchange exchange, List<JsonNode> all) throws IOException {
        int start = pages ? number(exchange, "start", 0) : 0;
        int limit = pages ? number(exchange, "limit", 50) : Integer.MAX_VALUE;
        ArrayNode page = Esse3Writer.JSON.createArrayNode();
        all.stream().skip(start).limit(limit).forEach(page::add);
        send(exchange, page.toString());
    }

    private static void one(HttpExchange exchange, int learner, @Nullable JsonNode found) throws IOException {
        if (found == null) {
            error(exchange, 404, "Nessun dato per " + learner);
        } else {
            send(exchange, found.toString());
        }
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
        SimulatedServer.send(exchange, 200, "application/json;charset=UTF-8", json.getBytes(StandardCharsets.UTF_8));
    }

    private static void error(HttpExchange exchange, int status, String message) throws IOException {
        String body = "{\"statusCode\":%d,\"retCode\":-1,\"retErrMsg\":\"%s\"}".formatted(status, message);
        SimulatedServer.send(exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
