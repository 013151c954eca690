package eu.passerelle.sis.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.HubException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way of showing who we are, over the wire. */
class WhoWeAreTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    basic: {user: u, password: p}            | Basic dTpw    | /results
                    bearer: t0ken                            | Bearer t0ken  | /results
                    apiKey: {header: X-Key, value: k&y}      | X-Key k&y     | /results
                    apiKey: {query: key, value: k&y}         | null          | /results?a=1&key=k%26y
                    """)
    void isShownWithEveryRequest(String auth, String header, String address) {
        AtomicReference<String> shown = new AtomicReference<>("");
        try (Wire wire = new Wire(exchange -> {
            String key = exchange.getRequestHeaders().getFirst("X-Key");
            shown.set(
                    key == null
                            ? String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                            : "X-Key " + key);
            Wire.json(exchange, Wire.rows(0, 1));
        })) {
            String query = address.contains("?") ? ", query: {a: '1'}" : "";
            RestSettings settings = wire.settings("auth: {" + auth + "}", "path: /results" + query, "");

            assertThat(new RestConnector()
                            .read(UniversityFiles.sis(settings), Watermark.NONE)
                            .events())
                    .hasSize(1);

            assertThat(shown.get()).isEqualTo(header);
            assertThat(wire.asked()).containsExactly(address);
        }
    }

    @Test
    void aClientCertificateOpensWhatIsClosedWithoutOne(@TempDir Path folder) throws Exception {
        Path keys = folder.resolve("keys.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "k",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                keys.toString());
        Path trusted = folder.resolve("ca.pem");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "k",
                "-storepass",
                "changeit",
                "-keystore",
                keys.toString(),
                "-file",
                trusted.toString());
        HttpsServer server = closed(context(keys));
        try {
            String base = "https://localhost:" + server.getAddress().getPort();
            String with = "certificate: {keystore: %s, password: changeit, trusted: %s}".formatted(keys, trusted);

            assertThat(new RestConnector()
                            .read(UniversityFiles.sis(settings(base, with)), Watermark.NONE)
                            .events())
                    .hasSize(1);
            assertThatThrownBy(() -> new RestConnector().read(UniversityFiles.sis(settings(base, "")), Watermark.NONE))
                    .isInstanceOf(HubException.class)
                    .hasMessageContaining("twente");
            assertThatThrownBy(() -> new RestConnector()
                            .read(
                                    UniversityFiles.sis(settings(base, with.replace("changeit", "secret00"))),
                                    Watermark.NONE))
                    .isInstanceOf(ConfigurationInvalid.class)
                    .hasMessageNotContaining("secret00");
        } finally {
            server.stop(0);
        }
    }

    private static RestSettings settings(String base, String certificate) {
        return UniversityFiles.settings("""
                base: %s
                %s
                results:
                  list: {path: /results}
                  mapping: {key: id, learner: {names: [{given: name}]}, completedOn: day, title: {en: '"Data"'}}
                """.formatted(base, certificate));
    }

    private static HttpsServer closed(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters asked = getSSLContext().getDefaultSSLParameters();
                asked.setNeedClientAuth(true);
                parameters.setSSLParameters(asked);
            }
        });
        server.createContext("/", exchange -> {
            try (exchange) {
                Wire.json(exchange, Wire.rows(0, 1));
            }
        });
        server.start();
        return server;
    }

    private static SSLContext context(Path file) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stored = java.nio.file.Files.newInputStream(file)) {
            keys.load(stored, "changeit".toCharArray());
        }
        KeyStore clients = KeyStore.getInstance("PKCS12");
        clients.load(null, null);
        clients.setCertificateEntry("client", keys.getCertificate("k"));
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "changeit".toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(clients);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static void keytool(String... arguments) throws Exception {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.add("-J-XX:TieredStopAtLevel=1");
        command.addAll(java.util.List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        assertThat(process.waitFor()).isZero();
    }
}
