package eu.passerelle.simulators.ewp;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.FormFields;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.elmo.ElmoForm;
import eu.passerelle.simulators.elmo.ElmoSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Incoming Mobility ToRs of a campus, version 2 or 3: index and get, signed requests only. Each learner is on one
 * mobility; its transcript holds all results, and a result that is taken back is missing from the next.
 */
public final class EwpSimulator implements AutoCloseable {

    private static final String API =
            "https://github.com/erasmus-without-paper/ewp-specs-api-imobility-tors/blob/stable-";
    private static final String INDEX = "/ewp/tors/index";
    private static final String GET = "/ewp/tors/get";
    private static final String GRADES = "<gradeConversionTable><iscedTable iscedCode=\"0613\">"
            + "<gradeFrequency label=\"5\" percentage=\"20.5\"/><gradeFrequency label=\"1-4\" percentage=\"70.5\"/>"
            + "<gradeFrequency label=\"0\" percentage=\"9\"/></iscedTable></gradeConversionTable>";
    private static final Instant LONG_AGO = Instant.parse("2026-01-05T08:00:00Z");

    private final Campus campus;
    private final int version;
    private final int most;
    private final PublicKey client;
    private final SimulatedServer server;
    private final TreeMap<String, Mobility> mobilities = new TreeMap<>();
    private final Set<String> damaged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger indexed = new AtomicInteger();
    private volatile boolean everythingIsNew;
    private boolean opened;

    private record Mobility(@Nullable SimulatedLearner learner, List<SimulatedResult> results, Instant modified) {}

    /**
     * @param port 0 for a free one
     * @param version 2 or 3
     * @param most omobility ids in one request
     * @param client the key that requests must be signed with
     */
    public EwpSimulator(int port, Campus campus, int version, int most, PublicKey client) {
        this.campus = campus;
        this.version = version;
        this.most = most;
        this.client = client;
        this.server = new SimulatedServer(port, this::handle);
    }

    /** The connector's {@code index}. */
    public URI index() {
        return server.address().resolve(INDEX);
    }

    /** The connector's {@code get}. */
    public URI get() {
        return server.address().resolve(GET);
    }

    /** The wire under it: faults, rate limits, hanging, being down. */
    public SimulatedServer server() {
        return server;
    }

    /** The mobility of a learner. */
    public static String omobility(SimulatedLearner learner) {
        return "om-" + learner.number();
    }

    /** Writes this mobility's transcript so that no answer with it is XML. */
    public void damage(String omobility) {
        damaged.add(omobility);
    }

    /** Answers each index with all mobilities, as the specification allows. */
    public void overReturn() {
        everythingIsNew = true;
    }

    /** Indexes that were asked for. */
    public int indexed() {
        return indexed.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int status = EwpSignatures.check(exchange, body, client);
        FormFields form = FormFields.of(new String(body, StandardCharsets.UTF_8));
        String path = exchange.getRequestURI().getPath();
        if (status != 200) {
            error(exchange, status, "The signature is missing, unknown or wrong.");
        } else if (!form.all("receiving_hei_id").equals(List.of(campus.domain()))) {
            error(exchange, 400, "Unknown receiving_hei_id.");
        } else if (path.equals(INDEX)) {
            index(exchange, form);
        } else if (path.equals(GET)) {
            List<String> ids = form.all("omobility_id");
            if (ids.isEmpty() || ids.size() > most) {
                error(exchange, 400, "Give 1 to " + most + " omobility_id.");
            } else {
                send(exchange, 200, transcripts(ids));
            }
        } else {
            error(exchange, 404, "No such endpoint.");
        }
    }

    private void index(HttpExchange exchange, FormFields form) throws IOException {
        indexed.incrementAndGet();
        List<String> since = form.all("modified_since");
        try {
            Instant from = since.isEmpty() || everythingIsNew
                    ? Instant.MIN
                    : OffsetDateTime.parse(since.getFirst()).toInstant();
            StringBuilder xml = new StringBuilder(root("imobility-tors-index-response", "index"));
            synchronized (this) {
                notice();
                mobilities.forEach((id, mobility) -> {
                    if (!mobility.modified().isBefore(from)) {
                        xml.append("<omobility-id>").append(id).append("</omobility-id>");
                    }
                });
            }
            send(exchange, 200, xml.append("</imobility-tors-index-response>").toString());
        } catch (DateTimeException e) {
            error(exchange, 400, "modified_since is no xs:dateTime.");
        }
    }

    /** The answer of the get endpoint on these mobilities. */
    public synchronized String transcripts(List<String> ids) {
        notice();
        ElmoForm form = version == 2 ? ElmoForm.ELMO_1 : ElmoForm.ELMO_2;
        StringBuilder xml = new StringBuilder(root("imobility-tors-get-response", "get"));
        for (String id : ids) {
            Mobility mobility = mobilities.get(id);
            if (mobility == null) {
                continue;
            }
            String elmo = ElmoSimulator.transcript(campus, form, mobility.learner(), mobility.results());
            xml.append("<tor><omobility-id>").append(id).append("</omobility-id>");
            if (version == 3) {
                xml.append("<receiving-academic-year-id>2025/2026</receiving-academic-year-id>");
            }
            xml.append(elmo.substring(elmo.indexOf("<elmo")));
            xml.append(GRADES);
            xml.append(damaged.contains(id) ? "<unclosed>" : "").append("</tor>");
        }
        return xml.append("</imobility-tors-get-response>").toString();
    }

    /** Stamps what the campus has changed since the last look. */
    private void notice() {
        Instant now = opened ? Instant.now() : LONG_AGO;
        opened = true;
        for (int i = 0; i < campus.learners().size(); i++) {
            SimulatedLearner learner = campus.learners().get(i);
            put(omobility(learner), learner, campus.resultsOf(i), now);
        }
        int nobody = 0;
        for (SimulatedResult result : campus.results()) {
            if (result.kind() == SimulatedResult.Kind.NO_LEARNER) {
                put("om-nobody-" + nobody++, null, List.of(result), now);
            }
        }
    }

    private void put(String id, @Nullable SimulatedLearner learner, List<SimulatedResult> results, Instant now) {
        Mobility known = mobilities.get(id);
        // a learner without results has a transcript only where there was one
        boolean isNews = known == null ? !results.isEmpty() : !known.results().equals(results);
        if (isNews) {
            mobilities.put(id, new Mobility(learner, results, now));
        }
    }

    private String root(String name, String endpoint) {
        return "<" + name + " xmlns=\"" + API + "v" + version + "/endpoints/" + endpoint + "-response.xsd\">";
    }

    private static void error(HttpExchange exchange, int status, String message) throws IOException {
        if (status == 401) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Signature realm=\"EWP\"");
        }
        send(
                exchange,
                status,
                "<error-response xmlns=\"https://github.com/erasmus-without-paper/ewp-specs-architecture/blob/stable-v1/"
                        + "common-types.xsd\"><developer-message>" + message + "</developer-message></error-response>");
    }

    private static void send(HttpExchange exchange, int status, String xml) throws IOException {
        SimulatedServer.send(exchange, status, "application/xml;charset=UTF-8", xml.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
