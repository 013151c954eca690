package eu.passerelle.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubHttpTest {

    private static final int MAX = 100_000;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    HubHttpTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(threads);
        server.createContext("/whole", exchange -> answer(exchange, MAX, MAX));
        server.createContext("/empty", exchange -> answer(exchange, -1, 0));
        server.createContext("/announced", exchange -> answer(exchange, MAX + 1L, MAX + 1));
        server.createContext("/unannounced", exchange -> answer(exchange, 0, MAX + 1));
        server.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders().set("Location", "/whole");
            exchange.sendResponseHeaders(302, -1);
        });
        server.createContext("/half", exchange -> {
            exchange.sendResponseHeaders(200, MAX);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            await();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void bringsTheWholeAnswer() throws IOException {
        assertThat(get("/whole").body()).hasSize(MAX).containsOnly(7);
        assertThat(get("/empty").body()).isEmpty();
    }

    @Test
    void stopsAtTheByteLimitWhetherTheSizeWasAnnouncedOrNot() {
        assertThatThrownBy(() -> get("/announced")).isInstanceOf(HubHttp.TooLarge.class);
        assertThatThrownBy(() -> get("/unannounced")).isInstanceOf(HubHttp.TooLarge.class);
    }

    @Test
    void endsAnAnswerThatStopsHalfWay() {
        long start = System.nanoTime();

        assertThatThrownBy(() -> get("/half")).isInstanceOf(HttpTimeoutException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void followsNoRedirect() throws IOException {
        assertThat(get("/redirect").status()).isEqualTo(302);
    }

    @Test
    void callsNoHostThatIsNotAllowed() {
        HubHttp http = new HubHttp(limits(), new OutgoingAddresses(List.of("wallet.example")));

        assertThatThrownBy(() -> http.send(HttpRequest.newBuilder(address("/whole"))))
                .isInstanceOf(ConfigurationInvalid.class);
    }

    @Test
    void tellsHowEveryCallEndedAndHowLongItTook() throws IOException {
        List<Integer> told = new ArrayList<>();
        OutgoingAddresses watched = new OutgoingAddresses(List.of("localhost")).watchedBy((status, nanoseconds) -> {
            assertThat(nanoseconds).isPositive();
            told.add(status);
        });
        HubHttp http = new HubHttp(limits(), watched);

        http.send(HttpRequest.newBuilder(address("/whole")));
        http.send(HttpRequest.newBuilder(address("/redirect")));
        assertThatThrownBy(() -> http.send(HttpRequest.newBuilder(address("/half"))))
                .isInstanceOf(HttpTimeoutException.class);

        assertThat(told).containsExactly(200, 302, 0);
    }

    private HubHttp.Answer get(String path) throws IOException {
        return new HubHttp(limits(), new OutgoingAddresses(List.of("localhost")))
                .send(HttpRequest.newBuilder(address(path)));
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private static Limits limits() {
        return new Limits(MAX, Duration.ofSeconds(1), Duration.ofSeconds(1), 16);
    }

    private static void answer(HttpExchange exchange, long announced, int bytes) throws IOException {
        byte[] body = new byte[bytes];
        java.util.Arrays.fill(body, (byte) 7);
        try (exchange) {
            exchange.sendResponseHeaders(200, announced);
            exchange.getResponseBody().write(body);
        }
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
