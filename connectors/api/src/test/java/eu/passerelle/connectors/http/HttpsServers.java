package eu.passerelle.connectors.http;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** HTTPS servers on loopback with certificates as a test wants them, made by the JDK's keytool. */
final class HttpsServers {

    static final String PASSWORD = "changeit";

    private HttpsServers() {}

    /**
     * A PKCS#12 file with a key and a certificate that it signed itself.
     *
     * @param name in the certificate
     * @param more for example {@code -startdate -10d -validity 5}
     */
    static Path keys(Path file, String name, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                "sis",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString()));
        command.addAll(List.of(more));
        Process made = new ProcessBuilder(command).redirectErrorStream(true).start();
        made.getInputStream().transferTo(OutputStream.nullOutputStream());
        if (made.waitFor() != 0) {
            throw new IllegalStateException("keytool made no key");
        }
        return file;
    }

    /** The certificate of {@link #keys} as PEM beside it. */
    static Path pem(Path keys) throws Exception {
        X509Certificate certificate = (X509Certificate) store(keys).getCertificate("sis");
        String body = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
        return Files.writeString(
                keys.resolveSibling(keys.getFileName() + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }

    static HttpsServer start(Path keys) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store(keys), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(401, -1);
            }
        });
        server.start();
        return server;
    }

    private static KeyStore store(Path file) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(file)) {
            keys.load(stored, PASSWORD.toCharArray());
        }
        return keys;
    }
}
