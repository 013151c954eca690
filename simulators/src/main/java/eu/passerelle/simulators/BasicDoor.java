package eu.passerelle.simulators;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Lets in who sends this user and password (RFC 7617). */
public record BasicDoor(String user, String password) {

    /** Whether the request may go on; if not, it has been answered with 401. */
    public boolean opens(HttpExchange exchange) throws IOException {
        String pair = user + ":" + password;
        String expected = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        if (expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return true;
        }
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"sis\"");
        SimulatedServer.send(exchange, 401, "text/html", "<p>401</p>".getBytes(StandardCharsets.UTF_8));
        return false;
    }

    @Override
    public String toString() {
        return "BasicDoor[" + user + "]";
    }
}
