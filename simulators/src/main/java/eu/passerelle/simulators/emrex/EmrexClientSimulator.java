package eu.passerelle.simulators.emrex;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.FormFields;
import eu.passerelle.simulators.SimulatedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/**
 * A client of EMREX on loopback: begins sessions, and takes what browsers bring back to {@link #returnUrl()}. A session
 * that it did not begin, or that comes back twice, is refused.
 */
public final class EmrexClientSimulator implements AutoCloseable {

    private final SimulatedServer server;
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private final List<Returned> returned = new CopyOnWriteArrayList<>();

    /**
     * What a browser brought back.
     *
     * @param elmo unpacked; empty where there was none
     */
    public record Returned(String session, String code, String message, byte[] elmo) {
        @Override
        public String toString() {
            return "Returned[" + session + ", " + code + ", " + elmo.length + " bytes]";
        }
    }

    /** @param port 0 for a free one */
    public EmrexClientSimulator(int port) {
        this.server = new SimulatedServer(port, this::handle);
    }

    public URI returnUrl() {
        return URI.create(server.address() + "/emrex/return");
    }

    /** @return id of a new session, 32 characters */
    public String begin() {
        String session = UUID.randomUUID().toString().replace("-", "");
        sessions.add(session);
        return session;
    }

    public List<Returned> returned() {
        return List.copyOf(returned);
    }

    private void handle(HttpExchange exchange) throws IOException {
        FormFields form = FormFields.of(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String session = form.first("sessionId", "");
        if (!exchange.getRequestURI().getPath().equals("/emrex/return") || !sessions.remove(session)) {
            SimulatedServer.send(exchange, 400, "text/plain", "unknown session".getBytes(StandardCharsets.UTF_8));
            return;
        }
        String elmo = form.first("elmo", "");
        returned.add(new Returned(
                session,
                form.first("returnCode", ""),
                form.first("returnMessage", ""),
                elmo.isEmpty() ? new byte[0] : unpacked(elmo)));
        SimulatedServer.send(exchange, 200, "text/html", "<p>thanks</p>".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] unpacked(String elmo) throws IOException {
        try (GZIPInputStream zipped =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(elmo)))) {
            return zipped.readAllBytes();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
