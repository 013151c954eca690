package eu.passerelle.cli;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An HTTPS server on loopback whose certificate comes from an authority that nobody knows. */
final class SelfSigned {

    private static final String PASSWORD = "changeit";

    private SelfSigned() {}

    static HttpsServer server(Path keys) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
        return server;
    }

    private static SSLContext context(Path file) throws Exception {
        Files.deleteIfExists(file);
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> make = List.of(
                "-J-XX:TieredStopAtLevel=1", "-genkeypair", "-alias", "sis", "-keyalg", "EC", "-dname", "CN=localhost");
        Process made = new ProcessBuilder(java.util.stream.Stream.of(
                                List.of(keytool),
                                make,
                                List.of("-storetype", "PKCS12", "-storepass", PASSWORD),
                                List.of("-keystore", file.toString()))
                        .flatMap(List::stream)
                        .toList())
                .redirectErrorStream(true)
                .start();
        made.getInputStream().transferTo(OutputStream.nullOutputStream());
        if (made.waitFor() != 0) {
            throw new IllegalStateException("keytool made no key");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(file)) {
            keys.load(stored, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
