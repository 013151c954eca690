package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What the command asks the API. */
class AuditCommandTest {

    /** As it is pasted: the hub says what is wrong with it, and nobody else. */
    @Test
    void theHeadArrivesAsItWasTyped() throws IOException {
        List<String> queries = new CopyOnWriteArrayList<>();
        HttpServer hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/", exchange -> {
            queries.add(
                    URLDecoder.decode(String.valueOf(exchange.getRequestURI().getRawQuery()), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"whole\":true,\"entries\":1}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        hub.start();
        try {
            String url = "http://localhost:" + hub.getAddress().getPort();

            assertThat(Command.end("audit", "--verify", "--head", "7: 00ff#&+x=%", "--url", url)
                            .exit())
                    .isEqualTo(ExitCodes.OK);
            assertThat(Command.end("audit", "--verify", "--url", url).exit()).isEqualTo(ExitCodes.OK);
        } finally {
            hub.stop(0);
        }
        assertThat(queries).containsExactly("head=7: 00ff#&+x=%", "null");
    }
}
