package eu.passerelle.seal.integrity;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PublicKey;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Publishes the DID document of one issuer over https, with a throw-away certificate for localhost. */
final class IssuerServer implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    private final HttpsServer server;
    private final Path certificate;

    IssuerServer(Path folder, String university, PublicKey key) throws Exception {
        Path keys = folder.resolve("tls.p12");
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-J-XX:TieredStopAtLevel=1",
                        "-genkeypair",
                        "-alias",
                        "tls",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-ext",
                        "bc=ca:true",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .start();
        made.getInputStream().transferTo(OutputStream.nullOutputStream());
        if (made.waitFor() != 0) {
            throw new IllegalStateException("keytool made no key");
        }
        KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
        certificate = Files.writeString(
                folder.resolve("tls.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(store.getCertificate("tls").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        byte[] document = didDocument(address(), university, key).getBytes(StandardCharsets.UTF_8);
        server.createContext("/public/issuers/" + university + "/did.json", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Content-Type", "application/did+json");
                exchange.sendResponseHeaders(200, document.length);
                exchange.getResponseBody().write(document);
            }
        });
        server.start();
    }

    /** As the hub publishes it. */
    static String didDocument(URI address, String university, PublicKey key) {
        String did = eu.passerelle.credentials.openbadge.IssuerDid.base(address) + university;
        String method = did + "#" + Multikey.of(key);
        return """
                {"@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
                 "id": "%s",
                 "verificationMethod": [{"id": "%s", "type": "Multikey", "controller": "%s", "publicKeyMultibase": "%s"}],
                 "assertionMethod": ["%s"]}
                """.formatted(did, method, did, Multikey.of(key), method);
    }

    URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    /** Whom Node must trust. */
    Path certificate() {
        return certificate;
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
    }
}
