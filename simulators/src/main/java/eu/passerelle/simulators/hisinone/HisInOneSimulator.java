package eu.passerelle.simulators.hisinone;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.SoapRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.stream.XMLStreamException;

/**
 * HISinOne of one campus: a UsernameToken in the SOAP header, one learner a call, pages by offset and limit, an
 * operation whose name bears a version.
 */
public final class HisInOneSimulator implements AutoCloseable {

    /** The user that is let in. */
    public static final String USER = "passerelle";

    private static final String SERVICE = "http://www.his.de/ws/AchievementService/";
    private static final int MAX_LIMIT = 200;

    private final Campus campus;
    private final String password;
    private final String operation;
    private final Map<String, Integer> learners = new HashMap<>();
    private final Map<String, Long> ids = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong(500_000);
    private final SimulatedServer server;
    private volatile int maxLimit = MAX_LIMIT;
    private volatile byte[] lastRequest = new byte[0];

    /**
     * @param port 0 for a free one
     * @param password of {@link #USER}; any other ends in a SOAP fault
     */
    public HisInOneSimulator(int port, Campus campus, String password) {
        this(port, campus, password, "readAchievements81");
    }

    /** @param operation that this version of HISinOne knows; all others end in a SOAP fault */
    public HisInOneSimulator(int port, Campus campus, String password, String operation) {
        this.campus = campus;
        this.password = password;
        this.operation = operation;
        for (int i = 0; i < campus.learners().size(); i++) {
            learners.put(campus.learners().get(i).number(), i);
        }
        this.server = new SimulatedServer(port, this::answer);
    }

    /** Address of the service, for the connector's {@code endpoint}. */
    public URI address() {
        return server.address().resolve("/qisserver/services2/AchievementService");
    }

    /** The wire, to make it misbehave. */
    public SimulatedServer server() {
        return server;
    }

    /** The last request as it came. */
    public byte[] lastRequest() {
        return lastRequest.clone();
    }

    /** Gives at most so many achievements a call, whatever is asked for. */
    public void maxLimit(int achievements) {
        maxLimit = achievements;
    }

    /** The id that the service gives a result. */
    public String id(SimulatedResult result) {
        return String.valueOf(ids.computeIfAbsent(result.id(), key -> lastId.incrementAndGet()));
    }

    /** Who is to be read, as the connector's roster file. */
    public String rosterCsv() {
        StringBuilder csv = new StringBuilder("matrikelnummer,esi,email,wallet\n");
        for (SimulatedLearner learner : campus.learners()) {
            csv.append("%s,%s,%s,%s\n"
                    .formatted(learner.number(), learner.esi(), learner.email(), learner.walletAddress()));
        }
        return csv.toString();
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        SoapRequest request;
        try {
            request = SoapRequest.read(exchange);
        } catch (XMLStreamException e) {
            send(exchange, 500, HisInOneXml.fault("Client", "The request is no XML", null));
            return;
        }
        lastRequest = request.content();
        String action = String.valueOf(exchange.getRequestHeaders().getFirst("SOAPAction"));
        Integer learner = learners.get(request.text("registrationnumber"));
        if (!USER.equals(request.text("Username")) || !password.equals(request.text("Password"))) {
            send(exchange, 500, HisInOneXml.notAuthenticated());
        } else if (!request.operation().equals(operation) || !action.contains(SERVICE + operation)) {
            send(exchange, 500, HisInOneXml.fault("Client", "The endpoint reference (EPR) is not known", null));
        } else if (learner == null) {
            send(exchange, 500, HisInOneXml.fault("Server", "Validation failed", "cs.psv.person.notfound"));
        } else {
            send(exchange, 200, page(learner, request));
        }
    }

    private String page(int learner, SoapRequest request) {
        List<SimulatedResult> results = campus.resultsOf(learner);
        List<String> page = results.stream()
                .skip(Long.parseLong(request.text("offset")))
                .limit(Math.min(maxLimit, Long.parseLong(request.text("limit"))))
                .map(result -> HisInOneXml.achievement(
                        result, campus.courses().get(result.course()), campus.language(), Long.parseLong(id(result))))
                .toList();
        return HisInOneXml.reply(operation, results.size(), campus.learners().get(learner), page);
    }

    private static void send(HttpExchange exchange, int status, String envelope) throws IOException {
        SimulatedServer.send(exchange, status, "text/xml;charset=UTF-8", envelope.getBytes(StandardCharsets.UTF_8));
    }
}
