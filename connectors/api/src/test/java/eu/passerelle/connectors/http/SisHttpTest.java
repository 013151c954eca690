package eu.passerelle.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SisHttpTest {

    private HttpServer server = listening();

    private static HttpServer listening() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void waitsAsLongAsABusyTokenEndpointAsks() {
        server.createContext("/token", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "23");
            exchange.sendResponseHeaders(429, -1);
            exchange.close();
        });
        URI root = URI.create("http://localhost:" + server.getAddress().getPort());
        var credentials =
                new HttpAuthentication.ClientCredentials(root.resolve("/token"), "client", new Secret("secret"), null);
        SisHttp http = new SisHttp(sis(), new HttpAuthentication(null, credentials));

        assertThatThrownBy(() -> http.send(() -> HttpRequest.newBuilder(root)))
                .isInstanceOfSatisfying(
                        RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(23)))
                .hasMessageContaining("twente");
    }

    private static SisContext<String> sis() {
        Organisation organisation =
                new Organisation(LocalizedText.of("en", "University of Twente"), "NLD", null, "utwente.nl", null);
        University university = new University("twente", organisation, List.of("en"), ZoneId.of("Europe/Amsterdam"));
        return new SisContext<>(
                university,
                "",
                Limits.DEFAULT,
                new OutgoingAddresses(List.of("localhost")),
                Path.of("."),
                Clock.systemUTC());
    }
}
