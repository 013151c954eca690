package eu.passerelle.simulators.virta;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.SoapRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * The Virta read service of one campus: the operations {@code Opintosuoritukset} and {@code OpiskelijanKaikkiTiedot},
 * the key in the body of the request, an empty reply for a learner it does not know. Every second learner is known by
 * oppijanumero, the others by henkilotunnus; some results come twice, as they do in the real service. A provisional
 * result is not there: universities report final ones only.
 */
public final class VirtaSimulator implements AutoCloseable {

    /** The organisation code under which the campus awards. */
    public static final String ORGANISATION = "10122";

    private final Campus campus;
    private final String key;
    private final Map<String, Integer> learners = new HashMap<>();
    private final SimulatedServer server;

    /**
     * @param port 0 for a free one
     * @param key that callers must send; any other ends in a SOAP fault
     */
    public VirtaSimulator(int port, Campus campus, String key) {
        this.campus = campus;
        this.key = key;
        for (int i = 0; i < campus.learners().size(); i++) {
            SimulatedLearner learner = campus.learners().get(i);
            learners.put(byOppijanumero(i) ? oppijanumero(learner) : learner.nationalId(), i);
        }
        this.server = new SimulatedServer(port, this::answer);
    }

    /** Address of the service, for the connector's {@code endpoint}. */
    public URI address() {
        return server.address().resolve("/luku/OpiskelijanTiedot");
    }

    /** The wire, to make it misbehave. */
    public SimulatedServer server() {
        return server;
    }

    /** Who is to be read, as the connector's roster file. */
    public String rosterCsv() {
        StringBuilder csv = new StringBuilder("oppijanumero,henkilotunnus,given,family,born,email,wallet\n");
        for (int i = 0; i < campus.learners().size(); i++) {
            SimulatedLearner learner = campus.learners().get(i);
            csv.append(byOppijanumero(i) ? oppijanumero(learner) + "," : "," + learner.nationalId())
                    .append(",\"%s\",\"%s\",%s,%s,%s\n"
                            .formatted(
                                    learner.given(),
                                    learner.family(),
                                    learner.born(),
                                    learner.email(),
                                    learner.walletAddress()));
        }
        return csv.toString();
    }

    @Override
    public void close() {
        server.close();
    }

    private static boolean byOppijanumero(int learner) {
        return learner % 2 == 0;
    }

    private static String oppijanumero(SimulatedLearner learner) {
        return "1.2.246.562.24." + "0".repeat(11 - learner.number().length()) + learner.number();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> request;
        try {
            request = SoapRequest.read(exchange).texts();
        } catch (XMLStreamException e) {
            send(exchange, 500, VirtaXml.fault("Client", "The request is not XML"));
            return;
        }
        if (!key.equals(request.get("avain"))) {
            send(exchange, 500, VirtaXml.fault("Client", "Authentication failed"));
            return;
        }
        boolean everything = request.containsKey("OpiskelijanKaikkiTiedotRequest");
        if (!everything && !request.containsKey("OpintosuorituksetRequest")) {
            send(exchange, 500, VirtaXml.fault("Client", "No such operation"));
            return;
        }
        String number = request.getOrDefault("kansallinenOppijanumero", request.getOrDefault("henkilotunnus", "none"));
        Integer learner = learners.get(number);
        boolean ours = ORGANISATION.equals(request.getOrDefault("organisaatio", ORGANISATION));
        List<String> studies = learner == null || !ours ? List.of() : studies(learner);
        send(exchange, 200, everything ? VirtaXml.everything(learner, number, studies) : VirtaXml.studies(studies));
    }

    private List<String> studies(int learner) {
        List<String> studies = new ArrayList<>();
        for (SimulatedResult result : campus.results()) {
            // the register gets final results only
            if (result.learner() != learner || result.kind() == SimulatedResult.Kind.PROVISIONAL) {
                continue;
            }
            String study = VirtaXml.study(result, campus.courses().get(result.course()), campus.language());
            studies.add(study);
            if (result.id().endsWith("50") && result.kind() == SimulatedResult.Kind.FINAL) {
                studies.add(study);
            }
        }
        return studies;
    }

    private static void send(HttpExchange exchange, int status, String envelope) throws IOException {
        SimulatedServer.send(exchange, status, "text/xml;charset=utf-8", envelope.getBytes(StandardCharsets.UTF_8));
    }
}
