package eu.passerelle.sis.rest;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API on the wire that answers as told, and remembers what it was asked. */
final class Wire implements AutoCloseable {

    /** Answers one request. */
    interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final SimulatedServer server;

    Wire(Answering answering) {
        server = new SimulatedServer(0, exchange -> {
            asked.add(exchange.getRequestURI().toString());
            answering.answer(exchange);
        });
    }

    /** Path and query of every request, in their order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    String base() {
        return server.address().toString();
    }

    static void json(HttpExchange exchange, String body) throws IOException {
        SimulatedServer.send(exchange, 200, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** Rows {@code from} to {@code to}, the latter excluded. */
    static String rows(int from, int to) {
        StringBuilder rows = new StringBuilder();
        for (int i = from; i < to; i++) {
            rows.append(i == from ? "" : ",")
                    .append(
                            "{\"id\":\"r%d\",\"name\":\"Núria\",\"day\":\"2026-03-0%d\",\"changed\":\"2026-03-0%dT12:00:00Z\"}"
                                    .formatted(i, i % 9 + 1, i % 9 + 1));
        }
        return "[" + rows + "]";
    }

    /** The smallest file for these rows; {@code more} is YAML of the {@code sis:} section, {@code results} of its own. */
    RestSettings settings(String more, String list, String results) {
        return UniversityFiles.settings("""
                base: %s
                %s
                results:
                  list: {%s}
                  %s
                  mapping:
                    key: id
                    learner: {names: [{given: name}]}
                    completedOn: day
                    title: {en: '"Data"'}
                """.formatted(base(), more, list, results));
    }

    @Override
    public void close() {
        server.close();
    }
}
