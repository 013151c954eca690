package eu.passerelle.simulators.apogee;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.BasicDoor;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.SoapRequest;
import eu.passerelle.simulators.TermSlots;
import eu.passerelle.simulators.TermSlots.Slot;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Apogée of one campus: HTTP Basic, the two operations that tell stages and results, a fault where there is nothing.
 * Results under deliberation are in the extraction only; every tenth of the others is there too, out of date.
 */
public final class ApogeeSimulator implements AutoCloseable {

    /** The user that is let in. */
    public static final String USER = "passerelle";

    /** Code with which the campus marks recognised credit. */
    public static final String RECOGNISED = "VAC";

    private static final Charset ENCODING = Charset.forName("ISO-8859-15");
    private static final String DEGREES = "recupererContratPedagogiqueResultatVdiVet_v2";
    private static final String CONTRACTS = "recupererContratPedagogiqueResultatElpEpr_v6";
    private static final String NOTHING = "technical.data.nullretrieve.listeresultats";

    private final Campus campus;
    private final BasicDoor door;
    private final Map<String, Integer> learners = new LinkedHashMap<>();
    private final TermSlots slots = new TermSlots();
    private final SimulatedServer server;
    private volatile byte[] lastRequest = new byte[0];

    /**
     * @param port 0 for a free one
     * @param password of {@link #USER}; any other is answered with 401
     */
    public ApogeeSimulator(int port, Campus campus, String password) {
        this.campus = campus;
        this.door = new BasicDoor(USER, password);
        for (int i = 0; i < campus.learners().size(); i++) {
            learners.put(campus.learners().get(i).number(), i);
        }
        this.server = new SimulatedServer(port, this::answer);
    }

    /** Address of the service, for the connector's {@code endpoint}. */
    public URI address() {
        return server.address().resolve("/wsapogee/services/PedagogiqueMetier");
    }

    /** The wire, to make it misbehave. */
    public SimulatedServer server() {
        return server;
    }

    /** The last request as it came. */
    public byte[] lastRequest() {
        return lastRequest.clone();
    }

    /** Year, element and session of a result, as they make its key. */
    public String place(SimulatedResult result) {
        Slot slot = slots.of(result);
        return slot.year() + ":" + campus.courses().get(result.course()).code() + ":" + slot.part();
    }

    /** Who is to be read, as the connector's roster file. */
    public String rosterCsv() {
        StringBuilder csv = new StringBuilder("codEtu,given,family,born,esi,email,wallet\n");
        for (SimulatedLearner learner : campus.learners()) {
            csv.append("%s,\"%s\",\"%s\",%s,%s,%s,%s\n"
                    .formatted(
                            learner.number(),
                            learner.given(),
                            learner.family(),
                            learner.born(),
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
            send(exchange, 500, ApogeeXml.fault("technical.parsing"));
            return;
        }
        lastRequest = request.content();
        List<String> items = items(request);
        if (items.isEmpty()) {
            send(exchange, 500, ApogeeXml.fault(NOTHING));
        } else {
            send(exchange, 200, ApogeeXml.reply(request.operation(), items));
        }
    }

    private List<String> items(SoapRequest request) {
        Integer learner = learners.get(request.text("_codEtu"));
        boolean live = request.text("_sourceRes").equals("Apogee");
        if (learner == null) {
            return List.of();
        }
        return switch (request.operation()) {
            case DEGREES ->
                campus.resultsOf(learner).stream()
                        .map(result -> slots.of(result).year())
                        .distinct()
                        .map(ApogeeXml::degree)
                        .toList();
            case CONTRACTS -> contracts(learner, Integer.parseInt(request.text("_codAnu")), live);
            default -> List.of();
        };
    }

    private List<String> contracts(int learner, int year, boolean live) {
        Map<Integer, List<String>> byCourse = new LinkedHashMap<>();
        for (SimulatedResult result : campus.resultsOf(learner)) {
            Slot slot = slots.of(result);
            if (slot.year() != year) {
                continue;
            }
            String told = live ? live(result, slot) : extracted(result, slot);
            if (live || told != null) {
                List<String> results = byCourse.computeIfAbsent(result.course(), course -> new ArrayList<>());
                if (told != null) {
                    results.add(told);
                }
            }
        }
        List<String> contracts = new ArrayList<>();
        byCourse.forEach((course, results) ->
                contracts.add(ApogeeXml.contract(year, campus.courses().get(course), campus.language(), results)));
        return contracts;
    }

    private @Nullable String live(SimulatedResult result, Slot slot) {
        return result.kind() == SimulatedResult.Kind.PROVISIONAL ? null : write(result, slot, result.grade());
    }

    private @Nullable String extracted(SimulatedResult result, Slot slot) {
        if (result.kind() == SimulatedResult.Kind.PROVISIONAL) {
            return write(result, slot, result.grade());
        }
        boolean copied = result.id().endsWith("0") && result.kind() == SimulatedResult.Kind.FINAL;
        return copied ? write(result, slot, result.passed() ? 0 : 1) : null;
    }

    private String write(SimulatedResult result, Slot slot, int grade) {
        return ApogeeXml.result(result, campus.courses().get(result.course()), slot, grade);
    }

    private static void send(HttpExchange exchange, int status, String envelope) throws IOException {
        SimulatedServer.send(exchange, status, "text/xml; charset=ISO-8859-15", envelope.getBytes(ENCODING));
    }
}
