package eu.passerelle.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TargetHttpTest {

    private final AtomicInteger tokens = new AtomicInteger();
    private final HttpServer server;

    TargetHttpTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean token = exchange.getRequestURI().getPath().equals("/token");
            byte[] body = (token ? "{\"access_token\":\"t" + tokens.incrementAndGet() + "\",\"expires_in\":1}" : "{}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** Tokens are shared by equal logins; the hosts that one caller may call are not. */
    @Test
    void asksForATokenOnlyWhereItsOwnCallerMay() {
        URI address = URI.create("http://localhost:" + server.getAddress().getPort());
        HttpAuthentication authentication = new HttpAuthentication(
                null,
                new HttpAuthentication.ClientCredentials(address.resolve("/token"), "hub", new Secret("s"), null));
        assertThatThrownBy(() -> send("elsewhere.example", address, authentication))
                .isInstanceOf(ConfigurationInvalid.class);

        assertThat(send("localhost", address, authentication).status()).isEqualTo(200);
        assertThat(tokens).hasValue(1);
    }

    private static HubHttp.Answer send(String allowed, URI address, HttpAuthentication authentication) {
        TargetContext<String> target = new TargetContext<>(
                "badges",
                "settings",
                new Limits(1_000, Duration.ofSeconds(10), Duration.ofSeconds(10), 8),
                new OutgoingAddresses(List.of(allowed)),
                Clock.systemUTC());
        return new TargetHttp(target, "badges, kuu: ", authentication)
                .send(() -> HttpRequest.newBuilder(address.resolve("/badges")));
    }
}
