package eu.passerelle.simulators.stads;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.BasicDoor;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.SoapRequest;
import eu.passerelle.simulators.TermSlots;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/**
 * STADS of one campus: one learner a call by CPR number, errors as receipts. It knows neither provisional nor
 * recognised results: it writes them like all others.
 */
public final class StadsSimulator implements AutoCloseable {

    /** The user that is let in. */
    public static final String USER = "passerelle";

    /** Receipt for a CPR number that nobody has; the real one's is not known. */
    public static final int NOBODY = 17;

    private static final int BAD_REQUEST = 99;

    private final Campus campus;
    private final BasicDoor door;
    private final Map<String, Integer> learners = new HashMap<>();
    private final TermSlots slots = new TermSlots();
    private final SimulatedServer server;

    /**
     * @param port 0 for a free one
     * @param password of {@link #USER}; any other is answered with 401
     */
    public StadsSimulator(int port, Campus campus, String password) {
        this.campus = campus;
        this.door = new BasicDoor(USER, password);
        for (int i = 0; i < campus.learners().size(); i++) {
            learners.put(campus.learners().get(i).nationalId(), i);
        }
        this.server = new SimulatedServer(port, this::answer);
    }

    /** Address of the service, for the connector's {@code endpoints}. */
    public URI address() {
        return server.address().resolve("/ws_STADS/services/GetStudentsResult/version_1_0");
    }

    /** The wire, to make it misbehave. */
    public SimulatedServer server() {
        return server;
    }

    /** First day of the term of a result, as it makes its key. */
    public String term(SimulatedResult result) {
        return StadsXml.start(slots.of(result)) + "Z";
    }

    /** Who is to be read, as the connector's roster file; every second line without the dash in the CPR number. */
    public String rosterCsv() {
        StringBuilder csv = new StringBuilder("cpr,studentIdentifier,esi,email,wallet\n");
        for (int i = 0; i < campus.learners().size(); i++) {
            SimulatedLearner learner = campus.learners().get(i);
            String cpr = learner.nationalId();
            csv.append("%s,%s,%s,%s,%s\n"
                    .formatted(
                            i % 2 == 0 ? cpr : cpr.replace("-", ""),
                            learner.number(),
                            learner.esi(),
                            learner.email(),
                            learner.walletAddress()));
        }
        return csv.toString();
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!door.opens(exchange)) {
            return;
        }
        SoapRequest request;
        try {
            request = SoapRequest.read(exchange);
        } catch (XMLStreamException e) {
            send(exchange, StadsXml.reply(BAD_REQUEST, "The request is no XML", ""));
            return;
        }
        Integer learner = learners.get(request.text("CPR"));
        if (!request.operation().equals("GetStudentsResults")
                || request.text("requestId").isEmpty()) {
            send(exchange, StadsXml.reply(BAD_REQUEST, "Invalid request", ""));
        } else if (learner == null) {
            send(exchange, StadsXml.reply(NOBODY, "Ukendt CPR " + request.text("CPR"), ""));
        } else {
            send(exchange, StadsXml.reply(0, "OK", document(learner)));
        }
    }

    private String document(int learner) {
        String results = campus.resultsOf(learner).stream()
                .map(result -> StadsXml.result(result, campus.courses().get(result.course()), slots.of(result)))
                .collect(Collectors.joining());
        return StadsXml.elmo(campus.learners().get(learner), results);
    }

    private static void send(HttpExchange exchange, String envelope) throws IOException {
        SimulatedServer.send(exchange, 200, "text/xml;charset=UTF-8", envelope.getBytes(StandardCharsets.UTF_8));
    }
}
