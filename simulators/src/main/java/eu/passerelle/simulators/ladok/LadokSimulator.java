package eu.passerelle.simulators.ladok;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedCertificate;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A campus behind Ladok: HTTPS that asks for the client's certificate, the feed with its archive, REST lookups. Ladok
 * tells attested results only, so provisional results are attested here, and recognised ones look like any other.
 */
public final class LadokSimulator implements AutoCloseable {

    private static final int PAGE_SIZE = 20;
    private static final byte[] GONE = new byte[0];

    private final LadokFeed feed;
    private final LadokJson json;
    private final SimulatedServer server;
    private final AtomicInteger feedPages = new AtomicInteger();
    private final Map<String, Integer> failing = new ConcurrentHashMap<>();

    /**
     * @param port 0 for a free one
     * @param own key of the server
     * @param client the only one that may call
     */
    public LadokSimulator(int port, Campus campus, SimulatedCertificate own, SimulatedCertificate client) {
        this.feed = new LadokFeed(campus, PAGE_SIZE);
        this.json = new LadokJson(campus);
        this.server = new SimulatedServer(port, this::handle, own.serverTrusting(client));
    }

    /** Address of the service, for the connector's {@code base}. */
    public URI address() {
        return server.address();
    }

    /** The wire under it: faults, rate limits, hanging, being down. */
    public SimulatedServer server() {
        return server;
    }

    /** {@code ResultatUID} under which this version of a result stands in the feed. */
    public static String resultUid(SimulatedResult result) {
        return LadokUids.result(result);
    }

    /** Pages of the feed that were asked for so far. */
    public int feedPages() {
        return feedPages.get();
    }

    /** The lookup of this student ends in this status from now on; 200 ends the failure. */
    public void studentAnswers(Campus campus, int learner, int status) {
        failing.put(LadokUids.student(campus.learners().get(learner)), status);
    }

    /** Removes the oldest pages of the archive. */
    public void forget(int pages) {
        feed.forget(pages);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        int status = failing.getOrDefault(last, 200);
        if (status != 200) {
            SimulatedServer.send(exchange, status, "text/plain", GONE);
        } else if (path.startsWith("/uppfoljning/feed/")) {
            feedPages.incrementAndGet();
            String address = server.address().resolve("/uppfoljning/feed").toString();
            send(
                    exchange,
                    "application/atom+xml",
                    feed.page(last, address).map(xml -> xml.getBytes(StandardCharsets.UTF_8)));
        } else {
            send(exchange, "application/json", found(path));
        }
    }

    private Optional<byte[]> found(String path) {
        String[] parts = path.split("/");
        if (path.equals("/kataloginformation/grunddata/betygsskala")) {
            return Optional.of(json.scales());
        }
        if (path.startsWith("/utbildningsinformation/utbildningsinstans/") && parts.length == 4) {
            return json.instance(parts[3]);
        }
        if (path.startsWith("/studentinformation/student/") && parts.length == 4) {
            return json.student(parts[3]);
        }
        if (path.startsWith("/studentinformation/student/") && path.endsWith("/kontaktuppgifter")) {
            return json.contact(parts[3]);
        }
        return Optional.empty();
    }

    private static void send(HttpExchange exchange, String mediaType, Optional<byte[]> body) throws IOException {
        SimulatedServer.send(exchange, body.isPresent() ? 200 : 404, mediaType, body.orElse(GONE));
    }

    @Override
    public void close() {
        server.close();
    }
}
