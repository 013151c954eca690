package eu.passerelle.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.simulators.SimulatedCertificate;
import eu.passerelle.verify.Documents.NotFetched;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is fetched for a verification, over the real wire, and what is not. */
class OutsideDocumentsTest {

    private static HttpsServer server;
    private static Documents documents;
    private static URI address;
    private static SSLContext tls;

    @BeforeAll
    static void serve() throws IOException {
        SimulatedCertificate certificate = SimulatedCertificate.selfSigned("throw-away");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        server.createContext("/", exchange -> {
            byte[] body = "here".getBytes(StandardCharsets.UTF_8);
            boolean moved = exchange.getRequestURI().getPath().equals("/moved");
            if (moved) {
                exchange.getResponseHeaders().add("Location", "https://localhost/elsewhere");
            }
            long length = exchange.getRequestURI().getPath().equals("/large") ? 5_000_000 : body.length;
            exchange.sendResponseHeaders(moved ? 302 : 200, length);
            exchange.getResponseBody().write(length == body.length ? body : new byte[(int) length]);
            exchange.close();
        });
        server.start();
        address = URI.create("https://localhost:" + server.getAddress().getPort());
        tls = certificate.serverTrusting(certificate);
        documents = new OutsideDocuments(new OutgoingAddresses(List.of("localhost", "*.test")), null, tls);
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void fetchesFromAllowedHosts() throws NotFetched {
        assertThat(documents.get(address.resolve("/did.json"))).asString().isEqualTo("here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/did.json",
                "http://localhost/did.json",
                "https://127.0.0.1/did.json",
                "https://[::1]/did.json",
                "https://169.254.169.254/latest/meta-data",
                "https://user@localhost/",
                "file:///etc/passwd",
                "jar:file:///x!/y",
                "https:///nothing"
            })
    void fetchesNothingElse(String text) {
        assertThatThrownBy(() -> documents.get(URI.create(text))).isInstanceOf(NotFetched.class);
    }

    @Test
    void fetchesFromTheHubItselfWhateverIsAllowed() throws NotFetched {
        Documents own = new OutsideDocuments(new OutgoingAddresses(List.of()), address, tls);

        assertThat(own.get(address.resolve("/did.json"))).asString().isEqualTo("here");
    }

    /** Who sends a link could else have the hub knock at every door of its own machine. */
    @Test
    void fetchesNothingElseThatListensOnTheHubsHost() {
        URI hub = URI.create("https://localhost:" + (address.getPort() == 1 ? 2 : 1));
        Documents own = new OutsideDocuments(new OutgoingAddresses(List.of()), hub, tls);

        assertThatThrownBy(() -> own.get(address.resolve("/did.json")))
                .isInstanceOf(NotFetched.class)
                .hasMessageContaining("verify.hosts");
    }

    @Test
    void followsNoRedirectAndReadsNoLargeAnswer() {
        assertThatThrownBy(() -> documents.get(address.resolve("/moved"))).hasMessageContaining("302");
        assertThatThrownBy(() -> documents.get(address.resolve("/large"))).hasMessageContaining("TooLarge");
    }

    /** A host of a pattern may not lead inside; one that is named in full may. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "::1",
                "fe80::1",
                "fd00::1",
                "fc12::1",
                "224.0.0.1",
                "::ffff:10.0.0.1"
            })
    void knowsPrivateAddresses(String numbers) throws UnknownHostException {
        assertThat(OutsideDocuments.isPrivate(InetAddress.getByName(numbers))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "193.166.3.2", "2001:708::1", "172.32.0.1", "100.128.0.1"})
    void knowsPublicAddresses(String numbers) throws UnknownHostException {
        assertThat(OutsideDocuments.isPrivate(InetAddress.getByName(numbers))).isFalse();
    }
}
