package eu.passerelle.sis.ooapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.failure.RateLimited;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.ooapi.OoapiSimulator;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on the wire, each with its own outcome. */
class FailureTest {

    private final Campus campus = new Campus("twente", "utwente.nl", "nl", 50, 300, 7);
    private final OoapiConnector connector = new OoapiConnector();

    @Test
    void renewsATokenThatEndsInTheMiddleOfARun() {
        try (var simulator = new OoapiSimulator(0, campus, OoapiSimulator.Version.V6, OoapiSimulator.Auth.OAUTH2)) {
            var sis = Twente.sis(settings(simulator));
            CompletionPage first = connector.read(sis, Watermark.NONE);
            simulator.expireTokens();

            CompletionPage second = connector.read(sis, first.next());

            assertThat(second.events()).isNotEmpty();
            assertThat(simulator.tokens()).isEqualTo(2);
        }
    }

    @Test
    void waitsAsLongAsTheSisAsks() {
        try (var simulator = new OoapiSimulator(0, campus, OoapiSimulator.Version.V5, OoapiSimulator.Auth.BASIC)) {
            simulator.server().fail(1, 429, Map.of("Retry-After", "17"));

            assertThatThrownBy(() -> connector.read(Twente.sis(settings(simulator)), Watermark.NONE))
                    .isInstanceOfSatisfying(
                            RateLimited.class,
                            limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(17)));
        }
    }

    private static OoapiSettings settings(OoapiSimulator simulator) {
        OoapiVersion version = simulator.base().getPath().endsWith("5") ? OoapiVersion.V5 : OoapiVersion.V6;
        return new OoapiSettings(
                simulator.base(), version, simulator.authentication(), 50, null, null, null, null, null, null);
    }

    @Test
    void refusesAnAnswerLargerThanTheLimit() {
        try (var simulator = new OoapiSimulator(0, campus, OoapiSimulator.Version.V5, OoapiSimulator.Auth.NONE)) {
            var sis = Twente.sis(OoapiSettings.of(simulator.base(), OoapiVersion.V5, null), 1_000);

            assertThatThrownBy(() -> connector.read(sis, Watermark.NONE))
                    .isInstanceOf(MalformedRecord.class)
                    .hasMessageContaining("twente")
                    .hasMessageContaining("1000 bytes");
        }
    }

    @Test
    void refusesJsonThatIsNestedTooDeeply() {
        assertMalformed("[".repeat(5_000) + "]".repeat(5_000), StandardCharsets.UTF_8, "Constraints");
    }

    @Test
    void refusesAnotherEncodingThanUtf8() {
        assertMalformed("{\"items\":[],\"note\":\"Ødegård\"}", StandardCharsets.ISO_8859_1, "UTF-8");
    }

    @Test
    void refusesWhatIsNoJson() {
        assertMalformed("<html>Maintenance</html>", StandardCharsets.UTF_8, "/courses");
    }

    @Test
    void refusesAPageWithoutItems() {
        assertMalformed("{\"hasNextPage\":false}", StandardCharsets.UTF_8, "items");
    }

    @Test
    void refusesAServiceThatRepeatsOnePageForEver() {
        assertMalformed(
                "{\"hasNextPage\":true,\"items\":[{\"courseId\":\"c\"}]}", StandardCharsets.UTF_8, "pageNumber");
    }

    private void assertMalformed(String body, Charset encoding, String words) {
        try (var server = new SimulatedServer(
                0, exchange -> SimulatedServer.send(exchange, 200, "application/json", body.getBytes(encoding)))) {
            var sis = Twente.sis(OoapiSettings.of(server.address(), OoapiVersion.V5, null));

            assertThatThrownBy(() -> connector.read(sis, Watermark.NONE))
                    .isInstanceOf(MalformedRecord.class)
                    .hasMessageContaining("twente")
                    .hasMessageContaining(words)
                    .hasMessageNotContaining("Maintenance");
        }
    }

    @Test
    void saysThatNothingIsThereUnderAWrongBase() {
        try (var simulator = new OoapiSimulator(0, campus, OoapiSimulator.Version.V5, OoapiSimulator.Auth.NONE)) {
            URI wrong = simulator.base().resolve("/ooapi/v5");

            assertThatThrownBy(() ->
                            connector.read(Twente.sis(OoapiSettings.of(wrong, OoapiVersion.V5, null)), Watermark.NONE))
                    .isInstanceOf(SisRejected.class)
                    .hasMessageContaining("'base'");
        }
    }

    @Test
    void saysWhatToDoAboutACertificateOfAnUnknownAuthority(@TempDir Path folder) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder.resolve("keys.p12"))));
        server.start();
        try {
            URI base = URI.create("https://localhost:" + server.getAddress().getPort());

            assertThatThrownBy(() ->
                            connector.read(Twente.sis(OoapiSettings.of(base, OoapiVersion.V6, null)), Watermark.NONE))
                    .isInstanceOf(SisRejected.class)
                    .hasMessageContaining("TLS")
                    .hasMessageContaining("trust store");
        } finally {
            server.stop(0);
        }
    }

    private static SSLContext selfSigned(Path file) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-J-XX:TieredStopAtLevel=1",
                        "-genkeypair",
                        "-alias",
                        "sis",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        made.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        assertThat(made.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(file)) {
            keys.load(stored, "changeit".toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
